package io.dure.gslb.provider.rfc2136.render;

import java.util.Comparator;

/** All records of one owner and type. */
record RecordSetName(String owner, String type) implements Comparable<RecordSetName> {
    private static final Comparator<RecordSetName> ORDER =
            Comparator.comparing(RecordSetName::owner).thenComparing(RecordSetName::type);

    @Override
    public int compareTo(RecordSetName other) {
        return ORDER.compare(this, other);
    }
}
