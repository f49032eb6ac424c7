package io.dure.gslb.provider.rfc2136.render;

import io.dure.gslb.plan.Token;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a zone holds for a service.
 *
 * @param token empty where nobody has claimed the name
 * @param records of the types that are written here
 * @param foreign of other types, or a delegation above the name; types are only looked for where no token is held
 * @param namesBelow whether the name itself is empty and there are names below it; only looked for where no token is held
 */
public record Standing(Optional<Token> token, Set<ZoneRecord> records, Set<ZoneRecord> foreign, boolean namesBelow) {
    public Standing {
        records = Set.copyOf(records);
        foreign = Set.copyOf(foreign);
    }

    /** The same with other records of the types that are written here. */
    public Standing withRecords(Set<ZoneRecord> others) {
        return new Standing(token, others, foreign, namesBelow);
    }

    /** For messages: what is held, by owner and type. */
    public String summary() {
        Set<ZoneRecord> all = new TreeSet<>(records);
        all.addAll(foreign);
        return all.stream()
                .map(record -> record.owner() + " " + record.type() + " " + record.data())
                .collect(Collectors.joining(", "));
    }
}
