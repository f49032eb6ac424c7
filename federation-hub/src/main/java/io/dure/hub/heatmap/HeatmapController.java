package io.dure.hub.heatmap;

import io.dure.hub.metric.SeriesRequest;
import io.dure.hub.metric.TimeRange;
import io.dure.hub.scope.Sight;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How many transactions took how long, when. */
@RestController
class HeatmapController {
    static final int LONGEST = 1_024;

    private final Heatmaps heatmaps;
    private final Clock clock;

    HeatmapController(Heatmaps heatmaps, Clock clock) {
        this.heatmaps = heatmaps;
        this.clock = clock;
    }

    @GetMapping("/api/v1/heatmap")
    Heatmap heatmap(
            @RequestParam Optional<@Size(max = LONGEST) String> service,
            @RequestParam Optional<@Size(max = LONGEST) String> site,
            @RequestParam Optional<@Size(max = LONGEST) String> instance,
            @RequestParam Optional<@Size(max = LONGEST) String> route,
            @RequestParam Optional<String> from,
            @RequestParam Optional<String> to,
            @RequestParam(defaultValue = "360") @Min(10) @Max(2_000) int columns,
            @RequestParam(defaultValue = "2") @Min(0) @Max(3) int detail,
            Sight sight) {
        SeriesRequest.Scope scope = new SeriesRequest.Scope(
                given(service),
                given(site),
                given(instance),
                given(route),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                sight.scope());
        return heatmaps.heatmap(
                new Heatmaps.Question(scope, TimeRange.of(given(from), given(to), clock.instant()), columns, detail));
    }

    private static Optional<String> given(Optional<String> text) {
        return text.filter(value -> !value.isEmpty());
    }
}
