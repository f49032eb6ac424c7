package io.dure.hub.drill;

import io.dure.hub.problem.ProblemCode;
import io.dure.hub.problem.ProblemException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How drills went. */
@RestController
@RequestMapping("/api/v1/drills")
class DrillsController {
    private final Drills drills;

    DrillsController(Drills drills) {
        this.drills = drills;
    }

    record DrillList(List<Drill> drills) {}

    @GetMapping
    DrillList drills(
            @RequestParam Optional<@Size(max = 64) String> service,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit) {
        return new DrillList(drills.drills(service, limit));
    }

    @GetMapping("/{id}")
    Drill drill(@PathVariable String id) {
        return drills.drill(id).orElseThrow(DrillsController::notFound);
    }

    @GetMapping("/comparison")
    DrillComparison comparison(@RequestParam @Size(min = 2, max = 20) List<@Size(max = 160) String> ids) {
        return DrillComparison.of(ids.stream()
                .distinct()
                .map(id -> drills.drill(id).orElseThrow(DrillsController::notFound))
                .toList());
    }

    private static ProblemException notFound() {
        return new ProblemException(ProblemCode.DRILL_NOT_FOUND, null);
    }
}
