package io.dure.gslb.evacuation;

import io.dure.gslb.plan.Endpoint;
import java.util.List;

/** A member that is answered, with the endpoints that answers carry when it is drawn. */
public record AnsweringMember(String site, int weight, List<Endpoint> endpoints) {
    public AnsweringMember {
        endpoints = List.copyOf(endpoints);
        if (weight < 1) {
            throw new IllegalArgumentException("weight " + weight + " is not answered, at " + site);
        }
        if (endpoints.isEmpty()) {
            throw new IllegalArgumentException("no endpoint to answer at " + site);
        }
    }
}
