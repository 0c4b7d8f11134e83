import { z } from '@hono/zod-openapi';
import type { Wording } from './app-error.ts';

/** Published counts are multiples of this. */
export const publicRounding = 5;
/** The most months that one release may span. */
export const mostReleaseMonths = 36;

/**
 * Categories that touch on health, poverty, children, violence, faith or the law by their names: their tickets are
 * in no published figure, besides 举报, 信访 and confidential ones.
 */
export const sensitiveCategoryName =
  /举报|信访|纪检|监察|涉法|诉讼|涉军|涉密|宗教|民族|家暴|暴力|性侵|未成年|儿童|精神|心理|自杀|残疾|艾滋|传染|疾病|就医|医疗|低保|救助|毒品|吸毒|社区矫正/u;

const monthWords: Wording = { zh: '应为月份,形如 2026-05', en: 'must be a month such as 2026-05' };
const month = z
  .string()
  .refine((text) => /^(19|20)\d\d-(0[1-9]|1[0-2])$/.test(text), { params: { reason: monthWords } })
  .openapi({ example: '2026-05' });
const line = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u);
const id = z.number().int().min(1).max(2_147_483_647);

const ringWords: Wording = {
  zh: '应为闭合的环:4 至 500 个经纬度,首尾相同',
  en: 'must be a closed ring of 4 to 500 longitudes and latitudes',
};
const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
const isClosed = (ring: readonly (readonly number[])[]): boolean =>
  ring[0]?.[0] === ring.at(-1)?.[0] && ring[0]?.[1] === ring.at(-1)?.[1];
/** A drawn line as a GeoJSON polygon without holes, EPSG:4326. */
export const drawnOutlineSchema = z
  .strictObject({
    type: z.literal('Polygon'),
    coordinates: z
      .array(
        z
          .array(position)
          .min(4)
          .max(500)
          .refine(isClosed, { params: { reason: ringWords } }),
      )
      .length(1),
  })
  .openapi('DrawnOutline');
export type DrawnOutline = z.infer<typeof drawnOutlineSchema>;

const orderWords: Wording = {
  zh: `应不早于 fromMonth,且至多跨 ${mostReleaseMonths} 个月`,
  en: `must not be before fromMonth, nor span more than ${mostReleaseMonths} months`,
};
const twiceWords: Wording = { zh: '同一类别只能出现一次', en: 'each category may stand there once' };
const monthNumber = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5));
const totalsWords: Wording = {
  zh: '画线范围本身就是一个合计',
  en: 'a drawn outline is a total already',
};

/** POST /api/releases/trial and POST /api/releases: which figures are to be public. */
export const releaseDefinitionSchema = z
  .strictObject({
    title: line(100).min(2),
    netRevisionId: id,
    /** First and last month, both over and included. */
    fromMonth: month,
    untilMonth: month,
    /** Top-level categories, each a table of its own; null: all tickets in one table. */
    categories: z
      .array(id.max(32_767))
      .min(1)
      .max(30)
      .refine((ids) => new Set(ids).size === ids.length, { params: { reason: twiceWords } })
      .nullable()
      .default(null),
    /** Counts inside a drawn line, in place of communities. */
    outline: drawnOutlineSchema.nullable().default(null),
    /** The district per month besides its communities. */
    withTotals: z.boolean().default(false),
    /**
     * What to do where a figure, combined with figures made public earlier, would show a small number: refuse the
     * whole, or keep such cells back and publish the rest.
     */
    againstEarlier: z.enum(['refuse', 'keep-back']).default('refuse'),
  })
  .refine(
    ({ fromMonth, untilMonth }) => {
      const months = monthNumber(untilMonth) - monthNumber(fromMonth) + 1;
      return months >= 1 && months <= mostReleaseMonths;
    },
    { path: ['untilMonth'], params: { reason: orderWords } },
  )
  .refine(({ outline, withTotals }) => outline === null || !withTotals, {
    path: ['withTotals'],
    params: { reason: totalsWords },
  });
export type ReleaseDefinition = z.infer<typeof releaseDefinitionSchema>;

/** What a cell counts: a community, all communities of the district, or what lies inside the drawn line. */
export const countedAreas = ['community', 'district', 'drawn'] as const;
const categorySchema = z.object({ id: z.number().int(), name: z.string(), nameEn: z.string() });
const publicCellShape = {
  area: z.enum(countedAreas),
  /** Null unless the area is a community. */
  community: z
    .object({ id: z.guid(), code: z.string(), name: z.string(), nameEn: z.string().nullable() })
    .nullable(),
  month,
  /** Null: all categories together. */
  category: categorySchema.nullable(),
  /** Rounded to 5; null where it is not published, whether none, few, or enough. */
  value: z.number().int().nullable(),
};
export const releaseCellSchema = z.object(publicCellShape).openapi('ReleaseCell');
export type ReleaseCell = z.infer<typeof releaseCellSchema>;

const limitsSchema = z.object({
  /** A published cell, and whatever can be computed from all published ones, holds at least so many. */
  tickets: z.number().int(),
  reporters: z.number().int(),
  /** Largest part of the tickets of a cell that may come from one reporter. */
  largestShare: z.number(),
});

/** That nothing below the limits can be computed from this release and all that was public before it. */
export const releaseCertificateSchema = z
  .object({
    engine: z.string(),
    limits: limitsSchema,
    /** Sets of tickets that all published figures together can tell apart. */
    atoms: z.number().int(),
    /** The set with the fewest tickets, and its reporters; never below the limits. */
    smallestTickets: z.number().int(),
    smallestReporters: z.number().int(),
    publishedCells: z.number().int(),
    keptBackCells: z.number().int(),
    /** Releases that it was proven together with. */
    provenWith: z.array(z.number().int()),
    /** sha-256 of which ticket is counted where, hex: a later proof starts from the same. */
    hash: z.string().regex(/^[0-9a-f]{64}$/),
    provenAt: z.iso.datetime(),
  })
  .openapi('ReleaseCertificate');
export type ReleaseCertificate = z.infer<typeof releaseCertificateSchema>;

const wordingSchema = z.object({ zh: z.string(), en: z.string() });
const netSchema = z.object({ id: z.number().int(), title: z.string(), effectiveFrom: z.iso.date() });

/**
 * Why a proposal is refused. `exposes`: combined with itself or what is public it would show a small number;
 * `nothing-left`: no cell can be published; `earlier-exposes`: what is public already does not pass;
 * `tickets-changed`: what an earlier release counted is no longer as it was, so nothing can be proven.
 */
export const refusalReasons = ['exposes', 'nothing-left', 'earlier-exposes', 'tickets-changed'] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** Answer of POST /api/releases/trial. */
export const releaseTrialSchema = z
  .object({
    outcome: z.enum(['publishable', 'refused']),
    refusal: z.object({ reason: z.enum(refusalReasons), text: wordingSchema }).nullable(),
    /** Combinations that would show a small number; where it is publishable, cells are kept back because of them. */
    combinations: z.array(wordingSchema),
    combinationCount: z.number().int(),
    /** What would be published; empty when refused. */
    cells: z.array(releaseCellSchema),
    certificate: releaseCertificateSchema.nullable(),
    netRevision: netSchema,
    leftOutCategories: z.array(categorySchema),
    dataUntil: z.iso.date(),
  })
  .openapi('ReleaseTrial');
export type ReleaseTrial = z.infer<typeof releaseTrialSchema>;

export const releaseStates = ['proposed', 'reviewed', 'rejected', 'withdrawn'] as const;
const personSchema = z.object({ id: z.guid(), name: z.string() });

export const releaseSchema = z
  .object({
    id: z.number().int(),
    title: z.string(),
    netRevision: netSchema,
    fromMonth: month,
    untilMonth: month,
    categories: z.array(categorySchema).nullable(),
    outline: drawnOutlineSchema.nullable(),
    withTotals: z.boolean(),
    leftOutCategories: z.array(categorySchema),
    dataUntil: z.iso.date(),
    state: z.enum(releaseStates),
    proposedBy: personSchema,
    proposedAt: z.iso.datetime(),
    /** 信息公开审查; null until then. */
    review: z
      .object({
        reviewedBy: personSchema,
        reviewedAt: z.iso.datetime(),
        reviewedOn: z.iso.date(),
        documentNumber: z.string(),
        opinion: z.string(),
      })
      .nullable(),
    withdrawal: z
      .object({ withdrawnBy: personSchema, withdrawnAt: z.iso.datetime(), reason: z.string() })
      .nullable(),
    certificate: releaseCertificateSchema,
  })
  .openapi('Release');
export type Release = z.infer<typeof releaseSchema>;

/** GET /api/releases?table=: all releases, the latest first, and the table of one of them. */
export const releaseListQuerySchema = z.object({
  table: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
});
export const releaseListSchema = z
  .object({
    releases: z.array(releaseSchema),
    table: z.object({ releaseId: z.number().int(), cells: z.array(releaseCellSchema) }).nullable(),
    /** What a proposal can be made of; months that are over. */
    choices: z.object({
      netRevisions: z.array(netSchema),
      categories: z.array(categorySchema),
      firstMonth: month.nullable(),
      lastMonth: month.nullable(),
    }),
  })
  .openapi('ReleaseList');
export type ReleaseList = z.infer<typeof releaseListSchema>;

/**
 * POST /api/releases/:id/review. Approving and rejecting are for somebody else than the proposer; withdrawing takes
 * a published release back, which the public may remember all the same.
 */
export const releaseReviewSchema = z.discriminatedUnion('decision', [
  z.strictObject({
    decision: z.enum(['approve', 'reject']),
    /** Number and day of the review document. */
    documentNumber: line(100).min(2),
    reviewedOn: z.iso.date().refine((day) => day >= '2000'),
    opinion: line(500).default(''),
  }),
  z.strictObject({ decision: z.literal('withdraw'), reason: line(500).min(2) }),
]);
export type ReleaseReview = z.infer<typeof releaseReviewSchema>;

const receiptSchema = z.object({ auditId: z.number().int(), hash: z.string() });
/** Answer of POST /api/releases and POST /api/releases/:id/review. */
export const changedReleaseSchema = z.object({ release: releaseSchema, receipt: receiptSchema });
export type ChangedRelease = z.infer<typeof changedReleaseSchema>;

/** Query of GET /api/public/ticket-counts. */
export const publicCountsQuerySchema = z.object({
  from: month.optional(),
  until: month.optional(),
  /** Code of a community. */
  community: z
    .string()
    .regex(/^[0-9A-Za-z-]{1,40}$/)
    .optional(),
  category: z.coerce.number().int().min(1).max(32_767).optional(),
  release: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
});
export type PublicCountsQuery = z.infer<typeof publicCountsQuerySchema>;

/** How the figures may be read and how not. */
export const publicCountsNote: Wording = {
  zh: '数值按 5 取整;少于 10 件或少于 5 人的不公布,为防止推算,另有一些数值也不公布,不公布不等于没有。只计能落到社区的诉求,不含举报、信访、保密及涉及个人敏感信息的类别。诉求多不等于治理差:人口多、渠道畅通、愿意反映的社区,件数也多。',
  en: 'Counts are rounded to 5. Fewer than 10 requests or 5 people are not published, nor are some further counts, so that none can be computed; not published does not mean none. Only requests that can be placed in a community are counted, without reports of offences, petitions, confidential requests and sensitive categories. Many requests do not mean poor work: where more people live and where they are used to asking, there are more.',
};

/** GET /api/public/ticket-counts: reviewed figures; nothing before the first review. */
export const publicCountsSchema = z
  .object({
    /** Where releases on one net show the same cell, the latest that has a value. */
    cells: z.array(z.object({ releaseId: z.number().int(), ...publicCellShape })),
    releases: z.array(
      z.object({
        id: z.number().int(),
        title: z.string(),
        documentNumber: z.string(),
        reviewedOn: z.iso.date(),
        netRevision: z.object({ id: z.number().int(), title: z.string() }),
        fromMonth: month,
        untilMonth: month,
        dataUntil: z.iso.date(),
        outline: drawnOutlineSchema.nullable(),
      }),
    ),
    rounding: z.literal(publicRounding),
    limits: limitsSchema,
    note: wordingSchema,
    synthetic: z.boolean(),
  })
  .openapi('PublicTicketCounts');
export type PublicTicketCounts = z.infer<typeof publicCountsSchema>;
