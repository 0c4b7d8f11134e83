-- Deleting tickets of an interrupted import looks for what refers to each of them; without these it is quadratic.
create index ticket_unit_ticket on ticket_unit (ticket_id);
create index ticket_parent on ticket (parent_ticket_id) where parent_ticket_id is not null;
