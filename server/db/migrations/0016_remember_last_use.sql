-- When somebody last used their account: sessions end and are gone, and an account that nobody uses should be seen.
alter table identity.person add column last_seen_at timestamptz;
update identity.person set last_seen_at = latest.seen_at
from (select person_id, max(last_seen_at) as seen_at from identity.session group by person_id) as latest
where latest.person_id = person.id;
