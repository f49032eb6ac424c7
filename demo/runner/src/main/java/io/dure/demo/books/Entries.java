package io.dure.demo.books;

/** Ended transactions: of users and other services, and of probes apart. */
public record Entries(long users, long probes) {
    static final Entries NONE = new Entries(0, 0);

    public Entries {
        if (users < 0 || probes < 0) {
            throw new IllegalArgumentException("negative: " + users + ", " + probes);
        }
    }

    static Entries ofAll(long all, long probes) {
        return new Entries(all - probes, probes);
    }

    public long all() {
        return users + probes;
    }

    Entries plus(Entries other) {
        return new Entries(users + other.users, probes + other.probes);
    }
}
