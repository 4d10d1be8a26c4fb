"""First tables"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "topics",
        sa.Column("id", ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("settings", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topics")),
        sa.UniqueConstraint("name", name=op.f("uq_topics_name")),
    )
    op.create_table(
        "reviews",
        sa.Column("id", ID, nullable=False),
        sa.Column("topic_id", ID, nullable=False),
        sa.Column("discrepancy", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("reviewer", sa.Text(), nullable=False),
        sa.Column("decided_at", MOMENT, nullable=False),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.Column("deleted_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["topic_id"], ["topics.id"], name=op.f("fk_reviews_topic_id_topics")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reviews")),
        sa.UniqueConstraint(
            "topic_id",
            "discrepancy",
            "reviewer",
            "decided_at",
            "decision",
            name=op.f("uq_reviews_topic_id_discrepancy_reviewer_decided_at_decision"),
        ),
    )
    op.create_table(
        "runs",
        sa.Column("id", ID, nullable=False),
        sa.Column("topic_id", ID, nullable=False),
        sa.Column("started", MOMENT, nullable=False),
        sa.Column("finished", MOMENT, nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["topic_id"], ["topics.id"], name=op.f("fk_runs_topic_id_topics")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_runs")),
    )
    op.create_index(op.f("ix_runs_topic_id"), "runs", ["topic_id"])
    op.create_table(
        "sources",
        sa.Column("id", ID, nullable=False),
        sa.Column("topic_id", ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("is_primary", sa.Boolean(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["topic_id"], ["topics.id"], name=op.f("fk_sources_topic_id_topics")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sources")),
        sa.UniqueConstraint("topic_id", "name", name=op.f("uq_sources_topic_id_name")),
    )
    op.create_table(
        "articles",
        sa.Column("id", ID, nullable=False),
        sa.Column("topic_id", ID, nullable=False),
        sa.Column("source_id", ID, nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("address_digest", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name=op.f("fk_articles_source_id_sources")),
        sa.ForeignKeyConstraint(["topic_id"], ["topics.id"], name=op.f("fk_articles_topic_id_topics")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_articles")),
        sa.UniqueConstraint("topic_id", "address_digest", name=op.f("uq_articles_topic_id_address_digest")),
    )
    op.create_index(op.f("ix_articles_source_id"), "articles", ["source_id"])
    op.create_table(
        "discrepancies",
        sa.Column("id", ID, nullable=False),
        sa.Column("topic_id", ID, nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("measurement", sa.Text(), nullable=True),
        sa.Column("severity", sa.Double(), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("first_seen_run", ID, nullable=False),
        sa.Column("last_seen_run", ID, nullable=False),
        sa.Column("ended_run", ID, nullable=True),
        sa.ForeignKeyConstraint(["ended_run"], ["runs.id"], name=op.f("fk_discrepancies_ended_run_runs")),
        sa.ForeignKeyConstraint(["first_seen_run"], ["runs.id"], name=op.f("fk_discrepancies_first_seen_run_runs")),
        sa.ForeignKeyConstraint(["last_seen_run"], ["runs.id"], name=op.f("fk_discrepancies_last_seen_run_runs")),
        sa.ForeignKeyConstraint(["topic_id"], ["topics.id"], name=op.f("fk_discrepancies_topic_id_topics")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_discrepancies")),
        sa.UniqueConstraint("topic_id", "fingerprint", name=op.f("uq_discrepancies_topic_id_fingerprint")),
    )
    op.create_index(op.f("ix_discrepancies_topic_id_measurement"), "discrepancies", ["topic_id", "measurement"])
    op.create_table(
        "judgements",
        sa.Column("topic_id", ID, autoincrement=False, nullable=False),
        sa.Column("run_id", ID, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=op.f("fk_judgements_run_id_runs")),
        sa.ForeignKeyConstraint(["topic_id"], ["topics.id"], name=op.f("fk_judgements_topic_id_topics")),
        sa.PrimaryKeyConstraint("topic_id", name=op.f("pk_judgements")),
    )
    op.create_table(
        "measurements",
        sa.Column("id", ID, nullable=False),
        sa.Column("topic_id", ID, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("measure", sa.Text(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("time", sa.Text(), nullable=True),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("ended_run", ID, nullable=True),
        sa.ForeignKeyConstraint(["ended_run"], ["runs.id"], name=op.f("fk_measurements_ended_run_runs")),
        sa.ForeignKeyConstraint(["topic_id"], ["topics.id"], name=op.f("fk_measurements_topic_id_topics")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measurements")),
        sa.UniqueConstraint("topic_id", "key", name=op.f("uq_measurements_topic_id_key")),
    )
    op.create_table(
        "fetches",
        sa.Column("id", ID, nullable=False),
        sa.Column("topic_id", ID, nullable=False),
        sa.Column("source_id", ID, nullable=False),
        sa.Column("article_id", ID, nullable=True),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("address_digest", sa.Text(), nullable=False),
        sa.Column("final", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("content_outcome", sa.Text(), nullable=True),
        sa.Column("content_reason", sa.Text(), nullable=True),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("last_modified", sa.Text(), nullable=True),
        sa.Column("digest", sa.Text(), nullable=True),
        sa.Column("archive_file", sa.Text(), nullable=True),
        sa.Column("archive_offset", ID, nullable=True),
        sa.Column("fetched_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_fetches_article_id_articles")),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name=op.f("fk_fetches_source_id_sources")),
        sa.ForeignKeyConstraint(["topic_id"], ["topics.id"], name=op.f("fk_fetches_topic_id_topics")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fetches")),
        sa.UniqueConstraint("topic_id", "address_digest", name=op.f("uq_fetches_topic_id_address_digest")),
    )
    op.create_index(op.f("ix_fetches_article_id"), "fetches", ["article_id"])
    op.create_index(op.f("ix_fetches_source_id"), "fetches", ["source_id"])
    op.create_index(op.f("ix_fetches_topic_id_outcome"), "fetches", ["topic_id", "outcome"])
    op.create_table(
        "versions",
        sa.Column("id", ID, nullable=False),
        sa.Column("article_id", ID, nullable=False),
        sa.Column("number", ID, nullable=False),
        sa.Column("text_hash", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("author", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("fetched_at", MOMENT, nullable=False),
        sa.Column("read_version", sa.Text(), nullable=False),
        sa.Column("archive_file", sa.Text(), nullable=True),
        sa.Column("archive_offset", ID, nullable=True),
        sa.Column("response_digest", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_versions_article_id_articles")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_versions")),
        sa.UniqueConstraint("article_id", "number", name=op.f("uq_versions_article_id_number")),
    )
    op.create_table(
        "claims",
        sa.Column("id", ID, nullable=False),
        sa.Column("version_id", ID, nullable=False),
        sa.Column("extract_version", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("start", ID, nullable=False),
        sa.Column("end", ID, nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("low", sa.Double(), nullable=False),
        sa.Column("high", sa.Double(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("counted", sa.Text(), nullable=True),
        sa.Column("modifier", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("measure", sa.Text(), nullable=True),
        sa.Column("time", sa.Text(), nullable=True),
        sa.Column("speaker", sa.Text(), nullable=True),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("resolution", sa.Double(), nullable=False),
        sa.Column("sentence_start", ID, nullable=False),
        sa.Column("context", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["version_id"], ["versions.id"], name=op.f("fk_claims_version_id_versions")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claims")),
        sa.UniqueConstraint(
            "version_id", "extract_version", "key", name=op.f("uq_claims_version_id_extract_version_key")
        ),
    )
    op.create_index(op.f("ix_claims_key"), "claims", ["key"])
    op.create_table(
        "extractions",
        sa.Column("version_id", ID, nullable=False),
        sa.Column("extract_version", sa.Text(), nullable=False),
        sa.Column("claims", ID, nullable=False),
        sa.ForeignKeyConstraint(["version_id"], ["versions.id"], name=op.f("fk_extractions_version_id_versions")),
        sa.PrimaryKeyConstraint("version_id", "extract_version", name=op.f("pk_extractions")),
    )
    op.create_table(
        "discrepancy_claims",
        sa.Column("owner_id", ID, nullable=False),
        sa.Column("position", ID, autoincrement=False, nullable=False),
        sa.Column("claim_id", ID, nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name=op.f("fk_discrepancy_claims_claim_id_claims")),
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["discrepancies.id"],
            name=op.f("fk_discrepancy_claims_owner_id_discrepancies"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("owner_id", "position", name=op.f("pk_discrepancy_claims")),
    )
    op.create_index(op.f("ix_discrepancy_claims_claim_id"), "discrepancy_claims", ["claim_id"])
    op.create_table(
        "measurement_claims",
        sa.Column("owner_id", ID, nullable=False),
        sa.Column("position", ID, autoincrement=False, nullable=False),
        sa.Column("claim_id", ID, nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name=op.f("fk_measurement_claims_claim_id_claims")),
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["measurements.id"],
            name=op.f("fk_measurement_claims_owner_id_measurements"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("owner_id", "position", name=op.f("pk_measurement_claims")),
    )
    op.create_index(op.f("ix_measurement_claims_claim_id"), "measurement_claims", ["claim_id"])


def downgrade() -> None:
    op.drop_table("measurement_claims")
    op.drop_table("discrepancy_claims")
    op.drop_table("extractions")
    op.drop_table("claims")
    op.drop_table("versions")
    op.drop_table("fetches")
    op.drop_table("measurements")
    op.drop_table("judgements")
    op.drop_table("discrepancies")
    op.drop_table("articles")
    op.drop_table("sources")
    op.drop_table("runs")
    op.drop_table("reviews")
    op.drop_table("topics")
