package io.dure.hub.drill;

import io.dure.hub.problem.ProblemCode;
import io.dure.hub.problem.ProblemException;
import io.dure.hub.scope.Scoped;
import io.dure.hub.scope.Sight;
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

    record DrillList(List<Drill> drills) implements Scoped {
        @Override
        public Optional<DrillList> within(Sight sight) {
            return Optional.of(new DrillList(drills.stream()
                    .flatMap(drill -> drill.within(sight).stream())
                    .toList()));
        }
    }

    @GetMapping
    DrillList drills(
            @RequestParam Optional<@Size(max = 64) String> service,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
            Sight sight) {
        return new DrillList(drills.drills(service, limit, sight));
    }

    @GetMapping("/{id}")
    Drill drill(@PathVariable String id, Sight sight) {
        return seen(id, sight);
    }

    @GetMapping("/comparison")
    DrillComparison comparison(@RequestParam @Size(min = 2, max = 20) List<@Size(max = 160) String> ids, Sight sight) {
        return DrillComparison.of(
                ids.stream().distinct().map(id -> seen(id, sight)).toList());
    }

    private Drill seen(String id, Sight sight) {
        return drills.drill(id).flatMap(drill -> drill.within(sight)).orElseThrow(DrillsController::notFound);
    }

    private static ProblemException notFound() {
        return new ProblemException(ProblemCode.DRILL_NOT_FOUND, null);
    }
}
