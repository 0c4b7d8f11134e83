import { compress } from 'hono/compress';
import { requestId } from 'hono/request-id';
import { createScenarioNets } from './actions/scenario-nets.ts';
import { createScenarioProofs } from './actions/scenario-proofs.ts';
import { createCoverageStore } from './answers/coverage-store.ts';
import { findAlerts } from './answers/find-alerts.ts';
import { loadNet } from './answers/load-net.ts';
import { createTicketColumnStore, type TicketColumnStore } from './answers/ticket-columns.ts';
import { keepTicketColumnsWarm } from './answers/ticket-warming.ts';
import { createNeighbourStore } from './answers/unit-neighbours.ts';
import { createWalkNetworkStore, type WalkNetworkStore } from './answers/walk-network.ts';
import { guardAccess, requireDeclaredAccess } from './http/access.ts';
import { logAccess } from './http/access-log.ts';
import { refuseForeignHosts, refuseSecretsInAddress } from './http/address-guard.ts';
import { createCallerBook } from './http/callers.ts';
import type { AppDeps } from './http/deps.ts';
import { answerErrors, answerNotFound } from './http/errors.ts';
import { refuseForgeries } from './http/forgery-guard.ts';
import { answerWhenChanged } from './http/freshness-check.ts';
import { greet, identify, tellRequestId } from './http/identify.ts';
import { limitBody, limitTime } from './http/limits.ts';
import { createMetrics } from './http/metrics.ts';
import { describedRoutes } from './http/openapi.ts';
import { serveOnlyPublic } from './http/public-only.ts';
import { methodsOfPath } from './http/route-methods.ts';
import { securityHeaders } from './http/security-headers.ts';
import { serveStaticFiles } from './http/static-files.ts';
import { readingAs } from './queries/reading.ts';
import { accessTokenRoutes } from './routes/access-tokens.ts';
import { accountRoutes } from './routes/account.ts';
import { secondFactorRoutes } from './routes/account-second-factor.ts';
import { accountTokenRoutes } from './routes/account-tokens.ts';
import { alertRoutes } from './routes/alerts.ts';
import { auditRoutes } from './routes/audit.ts';
import { caseRoutes } from './routes/cases.ts';
import { compoundRoutes } from './routes/compounds.ts';
import { coverageRoutes } from './routes/coverage.ts';
import { districtRoutes } from './routes/district.ts';
import { docsRoutes } from './routes/docs.ts';
import { erasureRoutes } from './routes/erasures.ts';
import { eventRoutes } from './routes/events.ts';
import { healthRoutes } from './routes/health.ts';
import { indicatorRoutes } from './routes/indicators.ts';
import { ogcRoutes } from './routes/ogc.ts';
import { ogcItemRoutes } from './routes/ogc-items.ts';
import { partyOrgRoutes } from './routes/party-orgs.ts';
import { peopleRoutes } from './routes/people.ts';
import { publicEditionRoutes } from './routes/public-editions.ts';
import { publicStationRoutes } from './routes/public-stations.ts';
import { publicTicketCountRoutes } from './routes/public-ticket-counts.ts';
import { releaseRoutes } from './routes/releases.ts';
import { scenarioBaseRoutes } from './routes/scenario-bases.ts';
import { scenarioCommentRoutes } from './routes/scenario-comments.ts';
import { scenarioFigureRoutes } from './routes/scenario-figures.ts';
import { scenarioNetRoutes } from './routes/scenario-nets.ts';
import { scenarioOperationRoutes } from './routes/scenario-operations.ts';
import { scenarioReviewRoutes } from './routes/scenario-review.ts';
import { scenarioSuggestionRoutes } from './routes/scenario-suggestions.ts';
import { scenarioRoutes } from './routes/scenarios.ts';
import { searchRoutes } from './routes/search.ts';
import { sessionRoutes } from './routes/session.ts';
import { settingRoutes } from './routes/settings.ts';
import { signInRoutes } from './routes/sign-in.ts';
import { signInStepRoutes } from './routes/sign-in-steps.ts';
import { singleSignOnRoutes } from './routes/single-sign-on.ts';
import { stationPageRoutes } from './routes/station-pages.ts';
import { stationRoutes } from './routes/stations.ts';
import { ticketChoiceRoutes } from './routes/ticket-choices.ts';
import { ticketViewRoutes } from './routes/ticket-views.ts';
import { ticketRoutes } from './routes/tickets.ts';
import { tileRoutes } from './routes/tiles.ts';
import { unitHistoryRoutes } from './routes/unit-history.ts';
import { unitRoutes } from './routes/units.ts';

/** Answers whose ETag is the freshness of the data. */
const freshPaths = [
  '/api/district',
  '/api/search',
  '/api/tickets/*',
  '/api/units/*',
  '/api/compounds/*',
  '/api/stations/*',
  '/api/party-orgs/*',
  '/ogc/*',
];

/** Everything about scenarios, over the same nets in memory. */
const drawingRoutes = ({ pool }: Pick<AppDeps, 'pool'>) => {
  const nets = createScenarioNets(readingAs(pool, 'app_worker'), loadNet);
  const drawing = { pool, nets, proofs: createScenarioProofs(nets) };
  return describedRoutes()
    .route('/', scenarioRoutes(drawing))
    .route('/', scenarioOperationRoutes(drawing))
    .route('/', scenarioNetRoutes(drawing))
    .route('/', scenarioSuggestionRoutes(drawing))
    .route('/', scenarioFigureRoutes(drawing))
    .route('/', scenarioBaseRoutes(drawing))
    .route('/', scenarioReviewRoutes(drawing))
    .route('/', scenarioCommentRoutes(drawing));
};

/** What the public asks. */
const openRoutes = (deps: AppDeps, networks: WalkNetworkStore) =>
  describedRoutes()
    .route('/', publicTicketCountRoutes(deps))
    .route('/', publicStationRoutes(deps, networks))
    .route('/', stationPageRoutes(deps));

/** Loads the walking network and what views count. */
const warmStores = async (
  { events, log }: AppDeps,
  tickets: TicketColumnStore,
  networks: WalkNetworkStore,
): Promise<void> => {
  networks.get().catch((err: unknown) => log.warn({ err }, 'no walking network was loaded'));
  await keepTicketColumnsWarm(tickets, events, (err) => log.warn({ err }, 'no ticket columns were loaded'));
};

/** The whole HTTP server as a function of what it is made of; nothing is opened or read by importing it. */
export const openApp = (deps: AppDeps) => {
  const metrics = createMetrics();
  const readingAll = readingAs(deps.pool, 'app_worker');
  const tickets = createTicketColumnStore(readingAll);
  const neighbours = createNeighbourStore(readingAll);
  const walkNetworks = createWalkNetworkStore(readingAs(deps.pool, 'app_public'));
  const coverage = createCoverageStore(readingAll, walkNetworks);
  const callers = createCallerBook(deps.pool, deps.events);
  const base = describedRoutes();
  base.use(requestId({ limitLength: 64, headerName: deps.behindProxy ? 'X-Request-Id' : '' }), tellRequestId);
  base.use(greet, logAccess(deps, metrics), securityHeaders(deps));
  base.use(refuseForeignHosts(deps), refuseSecretsInAddress, limitBody, limitTime);
  if (deps.publicOnly) base.use(serveOnlyPublic);
  base.use(identify(deps, callers), refuseForgeries(deps), guardAccess(), compress());
  for (const path of freshPaths) base.use(path, answerWhenChanged(deps));

  const app = base
    .route('/', healthRoutes(deps, metrics))
    .route('/', districtRoutes(deps))
    .route('/', searchRoutes(deps))
    .route('/', ticketRoutes(deps, tickets))
    .route('/', ticketViewRoutes(deps, tickets, neighbours))
    .route('/', ticketChoiceRoutes(deps))
    .route('/', indicatorRoutes(deps, tickets))
    .route('/', alertRoutes(deps, tickets))
    .route('/', unitRoutes(deps))
    .route('/', unitHistoryRoutes(deps))
    .route('/', compoundRoutes(deps))
    .route('/', stationRoutes(deps))
    .route('/', partyOrgRoutes(deps))
    .route('/', coverageRoutes(deps, coverage))
    .route('/', eventRoutes(deps, metrics, callers))
    .route('/', sessionRoutes(deps))
    .route('/', signInRoutes(deps, callers))
    .route('/', signInStepRoutes(deps, callers))
    .route('/', accountRoutes(deps))
    .route('/', secondFactorRoutes(deps))
    .route('/', accountTokenRoutes(deps))
    .route('/', accessTokenRoutes(deps))
    .route('/', settingRoutes(deps))
    .route('/', publicEditionRoutes(deps))
    .route('/', caseRoutes(deps))
    .route('/', erasureRoutes(deps))
    .route('/', singleSignOnRoutes(deps))
    .route('/', peopleRoutes(deps))
    .route('/', auditRoutes(deps))
    .route('/', releaseRoutes(deps))
    .route('/', openRoutes(deps, walkNetworks))
    .route('/', drawingRoutes(deps));
  app.route('/', ogcRoutes(deps)).route('/', ogcItemRoutes(deps)).route('/', tileRoutes(deps));
  app.route('/', docsRoutes(deps, app));

  const staticFiles = deps.webFolder === null ? null : serveStaticFiles(deps.webFolder);
  const notFound = answerNotFound((path) => methodsOfPath(app.router, path));
  app.onError(answerErrors(deps));
  app.notFound(async (c) => (await staticFiles?.answer(c)) ?? notFound(c));
  requireDeclaredAccess(app.routes);
  return {
    app,
    /** Loads what is asked most, now and after every change; never fails, but says so in the log. */
    warm: () => warmStores(deps, tickets, walkNetworks),
    /** Looks for early warnings in the tickets as they are now; null when they were looked at already. */
    findAlerts: () => findAlerts({ reading: readingAll, store: tickets, neighbours }, new Date()),
  };
};

/** The HTTP server, which loads what it needs when it is first asked for. */
export const createApp = (deps: AppDeps) => openApp(deps).app;

/** What the typed client of the web page is made from. */
export type App = ReturnType<typeof createApp>;
