import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useLanguage } from '../../../state/url.ts';
import { defaultView, writeView } from '../../../state/view.ts';
import css from './review.module.css';

const zoomOfPlace = 16.5;

/** Leads to a place on the map of the district. */
export const PlaceLink = ({ place, children }: { place: readonly [number, number]; children: ReactNode }) => {
  const [language] = useLanguage();
  const view = { ...defaultView, center: place, zoom: zoomOfPlace, language };
  return (
    <Link className={css.link ?? ''} to="/" search={writeView(view) as never}>
      {children}
    </Link>
  );
};
