"""The connection that `talion.ledger.connection` hands over goes in, the ledger's steps are run on it inside its transaction."""

from alembic import context

from talion.ledger.schema import METADATA, VERSION_TABLE

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA, version_table=VERSION_TABLE)
with context.begin_transaction():
    context.run_migrations()
