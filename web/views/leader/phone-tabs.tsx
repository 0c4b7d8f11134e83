import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.ts';
import { useUi } from '../../state/ui.ts';
import { useView } from '../../state/url.ts';
import { Icon } from '../../ui/icons.tsx';
import css from './phone-tabs.module.css';

const tabs = [
  { sheet: 'layers', icon: 'layers', label: 'layers.title' },
  { sheet: 'time', icon: 'clock', label: 'time.open' },
] as const;

/** On a phone: opens and closes the sheets over the map. */
export const PhoneTabs = () => {
  const { t } = useTranslation();
  const { sheet, setSheet } = useUi();
  const [, changeView] = useView();
  const mayCount = useMay('counts');
  const open = tabs.filter(({ sheet: wanted }) => mayCount || wanted !== 'time');
  const toggle = (wanted: 'layers' | 'time'): void => {
    if (sheet !== wanted) changeView({ selection: null }, 'replace');
    setSheet(sheet === wanted ? 'none' : wanted);
  };
  return (
    <div className={css.tabs} data-count={open.length}>
      {open.map((tab) => (
        <button
          key={tab.sheet}
          type="button"
          aria-expanded={sheet === tab.sheet}
          onClick={() => toggle(tab.sheet)}
        >
          <Icon name={tab.icon} />
          {t(tab.label)}
        </button>
      ))}
    </div>
  );
};
