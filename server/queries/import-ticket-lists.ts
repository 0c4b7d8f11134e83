import type { Sql } from '../db/sql.ts';

/** Where categories that nobody has sorted in yet hang. */
const importedCategory = { code: 'imported', name: '其他/导入', nameEn: 'Other / imported' } as const;

/** Names that were looked up; `created` are the keys of what was new. */
export interface Resolved<Id> {
  readonly ids: ReadonlyMap<string, Id>;
  readonly created: readonly Id[];
  readonly createdNames: readonly string[];
}

/** Finds categories by name or code and adds the unknown ones below 其他/导入. */
export const resolveCategories = async (sql: Sql, names: readonly string[]): Promise<Resolved<number>> => {
  // Which categories are there?
  const known = await sql<{ id: number; code: string; name: string; nameEn: string }[]>`
    select id, code, name, name_en as "nameEn" from ticket_category order by id desc`;
  const ids = new Map(
    known.flatMap(({ id, code, name, nameEn }) => [code, nameEn, name].map((key) => [key, id] as const)),
  );
  const missing = names.filter((name) => !ids.has(name));
  const created: number[] = [];
  if (missing.length === 0) return { ids, created, createdNames: [] };
  let next = (known[0]?.id ?? 0) + 1;
  let parentId = known.find((category) => category.code === importedCategory.code)?.id;
  if (parentId === undefined) {
    parentId = next;
    next += 1;
    created.push(parentId);
    // The parent of imported categories.
    await sql`
      insert into ticket_category (id, code, name, name_en)
      values (${parentId}, ${importedCategory.code}, ${importedCategory.name}, ${importedCategory.nameEn})`;
  }
  const first = next;
  // The categories of the file, under their own names.
  await sql`
    insert into ticket_category (id, parent_id, code, name, name_en)
    select ${first}::int + position - 1, ${parentId}, ${`${importedCategory.code}-`} || (${first}::int + position - 1),
      name, name
    from unnest(${sql.array(missing)}::text[]) with ordinality as given (name, position)`;
  for (const [index, name] of missing.entries()) {
    ids.set(name, first + index);
    created.push(first + index);
  }
  return { ids, created, createdNames: missing };
};

/** Finds responsible units by name and adds the unknown ones. */
export const resolveResponsibleUnits = async (
  sql: Sql,
  names: readonly string[],
  kind: string,
): Promise<Resolved<string>> => {
  // Which of these are new?
  const inserted = await sql<{ id: string; name: string }[]>`
    insert into responsible_unit (name, kind)
    select name, ${kind} from unnest(${sql.array([...names])}::text[]) as given (name)
    on conflict (name) do nothing returning id, name`;
  // Which id has each?
  const rows = await sql<{ id: string; name: string }[]>`
    select id, name from responsible_unit where name = any(${sql.array([...names])}::text[])`;
  return {
    ids: new Map(rows.map(({ id, name }) => [name, id] as const)),
    created: inserted.map(({ id }) => id),
    createdNames: inserted.map(({ name }) => name),
  };
};

/** Removes what an import had added to the lists, as far as nothing else uses it. */
export const removeUnused = async (
  sql: Sql,
  categoryIds: readonly number[],
  responsibleUnitIds: readonly string[],
): Promise<void> => {
  // Which of these categories has no ticket? Children go before their parent.
  for (const hasParent of [true, false])
    await sql`
      delete from ticket_category
      where id = any(${sql.array([...categoryIds])}::int[]) and (parent_id is not null) = ${hasParent}
        and not exists (select from ticket where ticket.category_id = ticket_category.id)
        and not exists (select from ticket_category as child where child.parent_id = ticket_category.id)`;
  // Which of these offices handles no ticket and pairs with nobody?
  await sql`
    delete from responsible_unit
    where id = any(${sql.array([...responsibleUnitIds])}::uuid[])
      and not exists (select from ticket_responsibility as used where used.responsible_unit_id = responsible_unit.id)
      and not exists (select from pairing as used where used.responsible_unit_id = responsible_unit.id)`;
};
