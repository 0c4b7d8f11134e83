import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../state/url.ts';
import { languages } from '../../state/view.ts';
import { ChoiceRow } from '../../ui/choice-row.tsx';
import css from './top-bar.module.css';

/** Chinese or English. */
export const LanguageChoice = () => {
  const { t } = useTranslation();
  const [language, setLanguage] = useLanguage();
  return (
    <div className={css.language}>
      <ChoiceRow
        label={t('app.language')}
        values={languages}
        value={language}
        textOf={(one) => (one === 'en' ? 'EN' : t('app.chinese'))}
        onChange={setLanguage}
      />
    </div>
  );
};
