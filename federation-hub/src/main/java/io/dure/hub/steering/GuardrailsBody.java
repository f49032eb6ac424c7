package io.dure.hub.steering;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.dure.hub.failover.Guardrails;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service's guardrails as the API writes them.
 *
 * @param largestChange null: without limit
 * @param window null: always
 */
public record GuardrailsBody(
        int minimumHealthyPercent,
        @Nullable LargestChange largestChange,
        @Nullable Window window,
        boolean twoPeople) {

    public record LargestChange(int points, long withinMs) {}

    public record Window(
            List<DayOfWeek> days,
            @JsonFormat(pattern = "HH:mm") LocalTime from,
            @JsonFormat(pattern = "HH:mm") LocalTime to,
            String zone) {}

    static GuardrailsBody of(Guardrails guardrails) {
        return new GuardrailsBody(
                guardrails.minimumHealthyPercent(),
                guardrails
                        .largestChange()
                        .map(most ->
                                new LargestChange(most.points(), most.within().toMillis()))
                        .orElse(null),
                guardrails
                        .window()
                        .map(window -> new Window(
                                window.days().stream().sorted().toList(),
                                window.from(),
                                window.to(),
                                window.zone().getId()))
                        .orElse(null),
                guardrails.twoPeople());
    }
}
