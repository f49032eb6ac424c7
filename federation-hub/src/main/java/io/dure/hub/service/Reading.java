package io.dure.hub.service;

import io.dure.hub.failover.ServiceDefinition;
import java.util.List;

/** What became of reading a document of services. */
public sealed interface Reading {
    /** All of it is right; in the document's order. */
    record Read(List<ServiceDefinition> services) implements Reading {
        public Read {
            services = List.copyOf(services);
        }
    }

    /** Something is wrong, so that nothing of it counts. At most 20 mistakes are told. */
    record Wrong(List<Mistake> mistakes) implements Reading {
        public Wrong {
            mistakes = List.copyOf(mistakes);
        }
    }
}
