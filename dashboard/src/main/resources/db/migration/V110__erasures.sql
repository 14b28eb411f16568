-- lines of the audit log whose words were erased; line order_line says so, within the log's own chain
create table audit_redaction (
    seq        bigint primary key,
    order_line bigint not null
);
