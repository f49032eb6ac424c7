package io.dure.hub.steering;

import io.dure.hub.service.ServiceDifference;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What became of a wish for other services. */
public sealed interface CatalogueResult {
    /** Of all services as they are now, in quotes. */
    String tag();

    /** Nothing was changed: it was only asked for, or something is refused. */
    record Compared(String tag, List<Difference> differences) implements CatalogueResult {
        public Compared {
            differences = List.copyOf(differences);
        }

        public Optional<Refusal> refusal() {
            return differences.stream()
                    .flatMap(difference -> difference.refusal().stream())
                    .findFirst();
        }
    }

    /** All differences were made. */
    record Applied(String tag, List<Difference> differences) implements CatalogueResult {
        public Applied {
            differences = List.copyOf(differences);
        }
    }

    /** Nothing was changed: the services are not the expected ones any more. */
    record Changed(String tag) implements CatalogueResult {}

    /** Nothing was changed: this hub does not lead. */
    record NotLeader(String tag) implements CatalogueResult {}

    /**
     * One service, and why it would not be changed so.
     *
     * @param left providers of the operator's file that the service is taken off
     * @param proposal id of what waits for a second person instead; empty: nothing does
     */
    record Difference(
            ServiceDifference difference,
            List<Warning> warnings,
            Optional<Refusal> refusal,
            Set<String> left,
            Optional<String> proposal) {
        public Difference {
            warnings = List.copyOf(warnings);
            left = Collections.unmodifiableSet(new TreeSet<>(left));
        }

        /** It would not be made after all. */
        Difference refused(Refusal why) {
            return new Difference(difference, warnings, Optional.of(why), left, proposal);
        }

        /** It was not made but proposed. */
        Difference proposed(String id) {
            return new Difference(difference, warnings, refusal, left, Optional.of(id));
        }
    }

    record Refusal(Rejection code, String message) {}

    /** What is done all the same, and wants to be known. */
    enum Warning {
        /** What another provider than the nameservers holds of it stays there. */
        RECORDS_STAY,
        /** The service names a provider that the operator's file does not. */
        UNKNOWN_PROVIDER,
        /** One member is left that answers. */
        SINGLE_MEMBER,
        /** It becomes a proposal that somebody else approves. */
        TWO_PEOPLE
    }
}
