import { useEffect, useRef } from 'react';
import { useDistrict } from '../api/district.ts';
import { useView } from './url.ts';

/**
 * Writes the net in force and the build of the tickets into the address, so that a link says what it was made on. A
 * page that stands open follows new data; a link that names other revisions keeps them until somebody lets go.
 */
export const usePinnedRevisions = (): void => {
  const [{ net, dataBuild }, changeView] = useView();
  const { data } = useDistrict();
  const netNow = data?.netRevision?.id ?? null;
  const buildNow = data?.layerBuilds.tickets ?? null;
  const followed = useRef<{ net: number | null; build: number | null }>({ net: null, build: null });
  useEffect(() => {
    if (netNow === null || buildNow === null) return;
    const { current } = followed;
    const followsNet = net === null || net === netNow || net === current.net;
    const followsBuild = dataBuild === null || dataBuild === buildNow || dataBuild === current.build;
    if (followsNet) current.net = netNow;
    if (followsBuild) current.build = buildNow;
    const change = {
      ...(followsNet && net !== netNow ? { net: netNow } : {}),
      ...(followsBuild && dataBuild !== buildNow ? { dataBuild: buildNow } : {}),
    };
    if (Object.keys(change).length > 0) changeView(change, 'replace');
  }, [netNow, buildNow, net, dataBuild, changeView]);
};
