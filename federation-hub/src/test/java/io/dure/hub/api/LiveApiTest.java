package io.dure.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.hub.change.Change;
import io.dure.hub.change.Changes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;

@Timeout(60)
class LiveApiTest extends ApiTest {
    private static final Map<String, String> SCHEMAS = Map.of(
            "overview",
            "LiveOverview",
            "service",
            "LiveService",
            "split",
            "LiveSplit",
            "incident",
            "LiveIncident",
            "alarms",
            "LiveAlarms");

    @Autowired
    private Changes changes;

    private record Event(long id, String name, String data) {}

    @Test
    void newClientGetsTheStateOfEverythingAsTheContractSays() throws IOException {
        Schemas schemas = new Schemas(tree(browser().get(API + "/openapi.json")));
        HttpResponse<InputStream> response = signedIn("vera").stream(API + "/live");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type"))
                .get()
                .asString()
                .startsWith("text/event-stream");
        assertThat(response.headers().firstValue("Cache-Control"))
                .get()
                .asString()
                .contains("no-store");

        try (BufferedReader lines = lines(response)) {
            Map<String, Event> seen = new TreeMap<>();
            while (!seen.keySet().containsAll(SCHEMAS.keySet())) {
                Event event = next(lines);
                if (!event.name().equals("dashboard")) {
                    seen.put(event.name(), event);
                }
            }

            seen.forEach((name, event) -> assertThat(schemas.violations(
                            SCHEMAS.getOrDefault(name, "unknown event " + name),
                            json.mapper().readTree(event.data())))
                    .isEmpty());
        }
    }

    @Test
    void idsRiseAndTicksGoOn() throws IOException {
        try (BufferedReader lines = lines(signedIn("vera").stream(API + "/live"))) {
            List<Event> events = new ArrayList<>();
            while (events.stream()
                            .filter(event -> event.name().equals("overview"))
                            .count()
                    < 3) {
                events.add(next(lines));
            }

            assertThat(events).extracting(Event::id).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void clientsShareOneSnapshot() throws IOException {
        try (BufferedReader first = lines(signedIn("vera").stream(API + "/live"));
                BufferedReader second = lines(signedIn("oscar").stream(API + "/live"))) {
            Event one = await(first, event -> event.name().equals("overview"));
            Event same = await(
                    second, event -> event.id() >= one.id() && event.name().equals("overview"));
            Event other = same.id() == one.id() ? one : await(first, event -> event.id() == same.id());

            assertThat(other).isEqualTo(same);
        }
    }

    @Test
    void changeIsSentAtOnce() throws IOException {
        try (BufferedReader lines = lines(signedIn("vera").stream(API + "/live"))) {
            Event known = await(lines, event -> event.name().equals("incident"));

            changes.publish(new Change.IncidentChanged("portal-1"));

            Event changed = await(lines, event -> event.name().equals("incident"));
            assertThat(changed.id()).isGreaterThan(known.id());
        }
    }

    @Test
    void aSavedDashboardIsToldToWhoLooksAtIt() throws IOException {
        Browser vera = signedIn("vera");
        String id = tree(vera.post(API + "/dashboards", DashboardDocuments.named("told")))
                .path("id")
                .asString();
        try (BufferedReader lines = lines(vera.stream(API + "/live"))) {
            await(lines, event -> event.name().equals("overview"));

            vera.put(API + "/dashboards/" + id + "/sharing", "{\"shares\": []}");

            Event told = await(lines, event -> event.name().equals("dashboard"));
            assertThat(json.mapper().readTree(told.data()).path("id").asString())
                    .isEqualTo(id);
        }
    }

    @Test
    void lastEventIdIsAccepted() throws IOException {
        Browser browser = signedIn("vera");
        long last;
        try (BufferedReader lines = lines(browser.stream(API + "/live"))) {
            last = next(lines).id();
        }

        Reply refused = browser().send(browser().request(API + "/live").header("Last-Event-ID", Long.toString(last)));

        assertThat(refused.status()).isEqualTo(401);
        try (BufferedReader lines = lines(browser.stream(API + "/live"))) {
            assertThat(next(lines).id()).isGreaterThanOrEqualTo(last);
        }
    }

    @Test
    void streamEndsWithItsSession() throws IOException {
        Browser browser = signedIn("vera");
        try (BufferedReader lines = lines(browser.stream(API + "/live"))) {
            next(lines);

            browser.delete(API + "/session");

            assertThat(lines.lines().filter(line -> line.startsWith("id:")).count())
                    .isLessThan(100);
        }
    }

    @Test
    void streamEndsAtTheSessionsAbsoluteLimit() throws IOException {
        try (BufferedReader lines = lines(signedIn("vera").stream(API + "/live"))) {
            next(lines);

            clock.advance(Duration.ofHours(12));

            assertThat(lines.lines().filter(line -> line.startsWith("id:")).count())
                    .isLessThan(100);
        }
    }

    private static BufferedReader lines(HttpResponse<InputStream> response) {
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    private static Event await(BufferedReader lines, Predicate<Event> wanted) throws IOException {
        Event event = next(lines);
        while (!wanted.test(event)) {
            event = next(lines);
        }
        return event;
    }

    private static Event next(BufferedReader lines) throws IOException {
        Map<String, String> fields = new TreeMap<>();
        while (true) {
            String line = lines.readLine();
            if (line == null) {
                throw new IOException("the stream ended");
            }
            int colon = line.indexOf(": ");
            if (colon > 0) {
                fields.put(line.substring(0, colon), line.substring(colon + 2));
            } else if (line.isEmpty() && fields.containsKey("data")) {
                return new Event(
                        Long.parseLong(fields.getOrDefault("id", "")),
                        fields.getOrDefault("event", ""),
                        fields.getOrDefault("data", ""));
            }
        }
    }
}
