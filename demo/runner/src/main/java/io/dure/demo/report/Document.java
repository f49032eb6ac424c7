package io.dure.demo.report;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a scenario or benchmark showed.
 *
 * @param held every check held
 * @param raw files that the checks were computed from
 */
public record Document(
        String name,
        long seed,
        boolean held,
        List<Check> checks,
        List<Figure> figures,
        List<Stage> timeline,
        List<String> raw) {
    public Document {
        checks = List.copyOf(checks);
        figures = List.copyOf(figures);
        timeline = List.copyOf(timeline);
        raw = List.copyOf(raw);
    }

    /** One line of JSON; times in ISO 8601. */
    public String toJson() {
        return JsonMapper.builder().build().writeValueAsString(this);
    }

    /** For a reader at a terminal. */
    public String toText() {
        StringBuilder text = new StringBuilder();
        text.append("\nScenario ").append(name).append(" (seed ").append(seed).append("): ");
        text.append(held ? "held" : "DID NOT HOLD").append("\n\n");
        for (Check check : checks) {
            text.append(check.held() ? "  ok    " : "  FAIL  ").append(check.name());
            text.append("\n          expected ").append(check.expected());
            text.append("\n          actual   ").append(check.actual());
            text.append(check.samples() == null ? "" : " (n = " + check.samples() + ")")
                    .append('\n');
        }
        text.append("\nMeasured\n");
        for (Figure figure : figures) {
            text.append(String.format(Locale.ROOT, "  %-44s %10.3f %s", figure.name(), figure.value(), figure.unit()));
            text.append(figure.goal() == null ? "" : String.format(Locale.ROOT, "  (goal %.3f)", figure.goal()));
            text.append(figure.peer() == null ? "" : String.format(Locale.ROOT, "  (beside %.3f)", figure.peer()));
            text.append('\n');
        }
        text.append("\nTimeline\n");
        timeline.forEach(stage -> text.append("  ")
                .append(time(stage.at()))
                .append("  ")
                .append(stage.stage())
                .append('\n'));
        text.append("\nRaw files\n");
        raw.forEach(file -> text.append("  ").append(file).append('\n'));
        return text.toString();
    }

    private static String time(Instant at) {
        return DateTimeFormatter.ISO_INSTANT.format(at);
    }
}
