package io.dure.agent.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real pools of HikariCP, Commons DBCP 2, Tomcat's copy of it and Tomcat JDBC, all of them exhausted. */
class PoolsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"portal", "jdbc/portal", "dbcp2-1", "tomcat-jdbc-1"})
    void anExhaustedPoolShowsWhoUsesItAndWhoWaits(String pool) throws Exception {
        try (FakeCollector collector = new FakeCollector();
                ServerProcess tomcat = start(collector)) {
            tomcat.get("/ok");

            await().atMost(PATIENCE)
                    .until(() ->
                            collector.gauge("db.client.connection.max", pool).isPresent());
            await().atMost(PATIENCE)
                    .until(() -> collector
                                    .gauge("db.client.connection.pending_requests", pool)
                                    .orElse(0)
                            == 1);
            assertThat(collector.gauge("db.client.connection.count", pool, "used"))
                    .hasValue(2);
            assertThat(collector.gauge("db.client.connection.count", pool, "idle"))
                    .hasValue(0);
            assertThat(collector.gauge("db.client.connection.max", pool)).hasValue(2);
        }
    }

    @Test
    void whatWasNeverUsedIsNoPoolAndNothingIsSaid() throws Exception {
        try (FakeCollector collector = new FakeCollector();
                ServerProcess tomcat = start(collector)) {
            tomcat.get("/ok");

            await().atMost(PATIENCE)
                    .until(() -> collector.windows().stream()
                            .flatMap(window -> window.metrics().stream())
                            .filter(metric -> metric.getName().equals("db.client.connection.max"))
                            .anyMatch(metric -> metric.getGauge().getDataPointsCount() == 4));
            assertThat(tomcat.errors()).doesNotContain("not instrumented").doesNotContain("no longer measured");
        }
    }

    private ServerProcess start(FakeCollector collector) throws Exception {
        return ServerProcess.start(
                "pools",
                "jakarta",
                PoolsMain.class,
                folder,
                Map.of("dure.service.name", "portal", "dure.endpoint", collector.endpoint()));
    }
}
