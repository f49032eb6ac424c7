package io.dure.hub.store;

import io.dure.hub.InvalidConfiguration;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Versions of the tables. Each step is applied once, in its own transaction; a newer schema is never touched. */
final class Schema {
    /** One list a version, from 1. */
    private static final List<List<String>> STEPS = List.of(
            List.of(
                    "CREATE TABLE lease (name VARCHAR PRIMARY KEY, holder VARCHAR NOT NULL, epoch BIGINT NOT NULL,"
                            + " until_ms BIGINT NOT NULL)",
                    "CREATE TABLE service (id VARCHAR PRIMARY KEY, body VARCHAR NOT NULL)",
                    "CREATE TABLE audit (id BIGINT PRIMARY KEY, at_ms BIGINT NOT NULL, body VARCHAR NOT NULL)",
                    "CREATE TABLE incident (id VARCHAR PRIMARY KEY, service VARCHAR NOT NULL, opened_ms BIGINT NOT NULL,"
                            + " body VARCHAR NOT NULL)",
                    "CREATE TABLE ledger (collector VARCHAR, incarnation BIGINT, sequence BIGINT NOT NULL,"
                            + " PRIMARY KEY (collector, incarnation))",
                    "CREATE TABLE piece (service VARCHAR, site VARCHAR, instance VARCHAR, start_ms BIGINT,"
                            + " window_start_ms BIGINT, window_ms BIGINT, piece BIGINT, body BLOB NOT NULL,"
                            + " PRIMARY KEY (service, site, instance, start_ms, window_start_ms, window_ms, piece))",
                    "CREATE TABLE evacuation (collector VARCHAR, incarnation BIGINT, sequence BIGINT,"
                            + " decided_ms BIGINT NOT NULL, body BLOB NOT NULL,"
                            + " PRIMARY KEY (collector, incarnation, sequence))"),
            List.of(
                    "ALTER TABLE ledger ADD COLUMN repeated_transactions BIGINT DEFAULT 0",
                    "ALTER TABLE ledger ADD COLUMN repeated_windows BIGINT DEFAULT 0",
                    "CREATE TABLE life (site VARCHAR, service VARCHAR, instance VARCHAR, start_ms BIGINT,"
                            + " host VARCHAR NOT NULL, version VARCHAR NOT NULL, first_window_ms BIGINT NOT NULL,"
                            + " last_window_ms BIGINT NOT NULL, ended BOOLEAN NOT NULL, created BIGINT NOT NULL,"
                            + " stored BIGINT NOT NULL, probes BIGINT NOT NULL, dropped VARCHAR NOT NULL,"
                            + " lost VARCHAR NOT NULL, account_ms BIGINT NOT NULL,"
                            + " PRIMARY KEY (site, service, instance, start_ms))",
                    "CREATE TABLE segment (id BIGINT PRIMARY KEY, opened_ms BIGINT NOT NULL, closed_ms BIGINT,"
                            + " sealed BOOLEAN NOT NULL)",
                    "CREATE TABLE seen (segment BIGINT NOT NULL, site VARCHAR NOT NULL, service VARCHAR NOT NULL,"
                            + " instance VARCHAR NOT NULL, start_ms BIGINT NOT NULL, keys BLOB NOT NULL)",
                    "CREATE TABLE series_file (name VARCHAR PRIMARY KEY, family VARCHAR NOT NULL,"
                            + " resolution VARCHAR NOT NULL, first_segment BIGINT NOT NULL,"
                            + " last_segment BIGINT NOT NULL, from_ms BIGINT NOT NULL, to_ms BIGINT NOT NULL,"
                            + " row_count BIGINT NOT NULL, bytes BIGINT NOT NULL)",
                    "CREATE TABLE window_head (segment BIGINT NOT NULL, site VARCHAR NOT NULL,"
                            + " service VARCHAR NOT NULL, instance VARCHAR, start_ms BIGINT NOT NULL,"
                            + " at_ms BIGINT NOT NULL, window_start_ms BIGINT NOT NULL,"
                            + " reported_start_ms BIGINT NOT NULL, window_ms BIGINT NOT NULL, piece BIGINT NOT NULL,"
                            + " reports BIGINT NOT NULL, users BLOB, users_overflow BIGINT NOT NULL)",
                    "CREATE TABLE cell_head (segment BIGINT NOT NULL, site VARCHAR NOT NULL,"
                            + " service VARCHAR NOT NULL, instance VARCHAR, start_ms BIGINT NOT NULL,"
                            + " at_ms BIGINT NOT NULL, window_ms BIGINT NOT NULL, piece BIGINT NOT NULL,"
                            + " route VARCHAR NOT NULL, outcome TINYINT NOT NULL, entry TINYINT NOT NULL,"
                            + " count BIGINT NOT NULL, sum_us BIGINT NOT NULL, clamped BIGINT NOT NULL,"
                            + " scale TINYINT NOT NULL, buckets BLOB NOT NULL)",
                    "CREATE TABLE gauge_head (segment BIGINT NOT NULL, site VARCHAR NOT NULL,"
                            + " service VARCHAR NOT NULL, instance VARCHAR NOT NULL, start_ms BIGINT NOT NULL,"
                            + " at_ms BIGINT NOT NULL, name VARCHAR NOT NULL, unit VARCHAR NOT NULL,"
                            + " label VARCHAR NOT NULL, count BIGINT NOT NULL, sum DOUBLE NOT NULL,"
                            + " min DOUBLE NOT NULL, max DOUBLE NOT NULL)",
                    "DROP TABLE piece"),
            List.of("ALTER TABLE life ADD COLUMN lost_until_ms BIGINT DEFAULT 0"),
            List.of(
                    "ALTER TABLE window_head ADD COLUMN users_source VARCHAR",
                    "ALTER TABLE cell_head ADD COLUMN satisfied BIGINT",
                    "ALTER TABLE cell_head ADD COLUMN tolerating BIGINT",
                    "ALTER TABLE series_file ADD COLUMN layout INTEGER DEFAULT 1"),
            List.of(
                    "CREATE TABLE dashboard (id VARCHAR PRIMARY KEY, owner VARCHAR NOT NULL, name VARCHAR NOT NULL,"
                            + " description VARCHAR NOT NULL, version BIGINT NOT NULL, updated_ms BIGINT NOT NULL,"
                            + " updated_by VARCHAR NOT NULL, pages INTEGER NOT NULL, body VARCHAR NOT NULL,"
                            + " shares VARCHAR NOT NULL)",
                    "CREATE TABLE dashboard_version (id VARCHAR NOT NULL, version BIGINT NOT NULL,"
                            + " at_ms BIGINT NOT NULL, by_user VARCHAR NOT NULL, name VARCHAR NOT NULL,"
                            + " description VARCHAR NOT NULL, pages INTEGER NOT NULL, body VARCHAR NOT NULL)",
                    // Small tables without keys: an index refuses what is removed and set again in one transaction.
                    "CREATE TABLE dashboard_default (role VARCHAR NOT NULL, dashboard VARCHAR NOT NULL)",
                    "CREATE TABLE wall_token (id VARCHAR NOT NULL, hash VARCHAR NOT NULL, dashboard VARCHAR NOT NULL,"
                            + " created_by VARCHAR NOT NULL, created_ms BIGINT NOT NULL, expires_ms BIGINT NOT NULL)",
                    "CREATE TABLE user_session (hash VARCHAR NOT NULL, user_name VARCHAR NOT NULL,"
                            + " display_name VARCHAR NOT NULL, role VARCHAR NOT NULL, group_names VARCHAR NOT NULL,"
                            + " wall VARCHAR, wall_token VARCHAR, started_ms BIGINT NOT NULL,"
                            + " expires_ms BIGINT NOT NULL, used_ms BIGINT NOT NULL)"),
            List.of(
                    "CREATE TABLE alarm_rule (id VARCHAR PRIMARY KEY, version BIGINT NOT NULL, body VARCHAR NOT NULL)",
                    "CREATE TABLE alarm_rule_made (id VARCHAR PRIMARY KEY)",
                    "CREATE TABLE alarm (id VARCHAR PRIMARY KEY, ended_ms BIGINT, body VARCHAR NOT NULL)"),
            // What services have by default since they have policies and guardrails.
            List.of(
                    "UPDATE service SET body = json_merge_patch('{\"definition\": {\"policy\": {\"kind\": \"weighted\"},"
                            + " \"guardrails\": {\"minimumHealthyPercent\": 0, \"twoPeople\": false},"
                            + " \"providers\": [], \"drift\": \"REPORT\"}}', body)"),
            List.of(
                    "CREATE TABLE IF NOT EXISTS drill (id VARCHAR PRIMARY KEY, service VARCHAR NOT NULL,"
                            + " started_ms BIGINT NOT NULL, body VARCHAR NOT NULL)",
                    "UPDATE service SET body = json_merge_patch('{\"desk\": {\"shifts\": [], \"proposals\": [],"
                            + " \"proposed\": 0, \"overrides\": {}, \"released\": []}}', body)"),
            List.of(
                    "ALTER TABLE user_session ADD COLUMN IF NOT EXISTS directory VARCHAR",
                    "ALTER TABLE user_session ADD COLUMN IF NOT EXISTS object_id VARCHAR",
                    "CREATE TABLE IF NOT EXISTS api_token (id VARCHAR NOT NULL, hash VARCHAR NOT NULL, name VARCHAR NOT NULL,"
                            + " owner VARCHAR NOT NULL, directory VARCHAR, object_id VARCHAR, role VARCHAR NOT NULL,"
                            + " created_ms BIGINT NOT NULL, expires_ms BIGINT NOT NULL)"),
            // Checks were over HTTP before there were other kinds.
            List.of("UPDATE service SET body = json_merge_patch('{\"definition\": {\"check\": {\"kind\": \"HTTP\","
                    + " \"certificateWarning\": \"PT0S\"}}}', body)"),
            // What an operator removed is not taken from the services file again.
            List.of("CREATE TABLE IF NOT EXISTS service_removed (id VARCHAR NOT NULL)"),
            List.of(
                    "CREATE TABLE IF NOT EXISTS enrolment_token (id VARCHAR NOT NULL, hash VARCHAR NOT NULL,"
                            + " kind VARCHAR NOT NULL, site VARCHAR, name VARCHAR NOT NULL, created_by VARCHAR NOT NULL,"
                            + " created_ms BIGINT NOT NULL, expires_ms BIGINT NOT NULL, used_ms BIGINT, used_key VARCHAR,"
                            + " revoked_ms BIGINT)",
                    "CREATE TABLE IF NOT EXISTS credential (id VARCHAR NOT NULL, kind VARCHAR NOT NULL, site VARCHAR,"
                            + " name VARCHAR NOT NULL, origin VARCHAR NOT NULL, issued_ms BIGINT NOT NULL,"
                            + " expires_ms BIGINT NOT NULL, revoked_ms BIGINT)"),
            List.of("ALTER TABLE enrolment_token ADD COLUMN IF NOT EXISTS uses_left INTEGER DEFAULT 1"),
            List.of("CREATE TABLE IF NOT EXISTS sign_in (body VARCHAR NOT NULL)"),
            List.of(
                    "ALTER TABLE api_token ADD COLUMN IF NOT EXISTS sites VARCHAR",
                    "ALTER TABLE api_token ADD COLUMN IF NOT EXISTS services VARCHAR"));

    private Schema() {}

    static void prepare(Connection connection, Path file) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY)");
            int version = version(statement);
            if (version > STEPS.size()) {
                throw new InvalidConfiguration("dure.hub.data: " + file + " has schema version " + version
                        + ", this hub knows up to " + STEPS.size() + "; start the newer hub, or another folder");
            }
            connection.setAutoCommit(false);
            for (int step = version; step < STEPS.size(); step++) {
                for (String sql : STEPS.get(step)) {
                    statement.execute(sql);
                }
                record(connection, step + 1);
                connection.commit();
            }
            connection.setAutoCommit(true);
        }
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery("SELECT coalesce(max(version), 0) FROM schema_version")) {
            result.next();
            return result.getInt(1);
        }
    }

    private static void record(Connection connection, int version) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO schema_version VALUES (?)")) {
            insert.setInt(1, version);
            insert.executeUpdate();
        }
    }
}
