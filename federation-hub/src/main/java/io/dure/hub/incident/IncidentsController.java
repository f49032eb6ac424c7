package io.dure.hub.incident;

import io.dure.hub.api.Personal;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What failed, and how long each stage took. */
@RestController
class IncidentsController {
    private final Incidents incidents;

    IncidentsController(Incidents incidents) {
        this.incidents = incidents;
    }

    record IncidentList(List<Incident> incidents) implements Personal, Scoped {
        @Override
        public Optional<IncidentList> within(Sight sight) {
            return Optional.of(new IncidentList(incidents.stream()
                    .flatMap(incident -> incident.within(sight).stream())
                    .toList()));
        }

        @Override
        public IncidentList withoutPeople() {
            return new IncidentList(
                    incidents.stream().map(Incident::withoutPeople).toList());
        }
    }

    @GetMapping("/api/v1/incidents")
    IncidentList incidents(
            @RequestParam Optional<@Size(max = 64) String> service,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
            Sight sight) {
        return new IncidentList(incidents.incidents(service, limit, sight));
    }

    @GetMapping("/api/v1/incidents/{id}")
    Incident incident(@PathVariable String id, Sight sight) {
        return incidents
                .incident(id)
                .flatMap(incident -> incident.within(sight))
                .orElseThrow(() -> new ProblemException(ProblemCode.INCIDENT_NOT_FOUND, null));
    }
}
