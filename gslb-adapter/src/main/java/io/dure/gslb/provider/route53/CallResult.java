package io.dure.gslb.provider.route53;

/** What became of one call. */
sealed interface CallResult<T> {
    record Done<T>(T value) implements CallResult<T> {}

    /** Whatever was asked was not done: it never left, or Route 53 had no room for it till the deadline. */
    record NotDone<T>(String cause) implements CallResult<T> {}

    /** Route 53 understood and will not. */
    record Rejected<T>(Rejection rejection) implements CallResult<T> {}

    /** It left, and no answer came. */
    record Unknown<T>(String cause) implements CallResult<T> {}

    /** The same failure, of a call of another type. */
    static <T> CallResult<T> failure(CallResult<?> other) {
        return switch (other) {
            case Done<?> done -> throw new IllegalArgumentException("no failure: " + done);
            case NotDone<?>(String cause) -> new NotDone<>(cause);
            case Rejected<?>(Rejection rejection) -> new Rejected<>(rejection);
            case Unknown<?>(String cause) -> new Unknown<>(cause);
        };
    }

    /** What operators read of a failure. */
    static String cause(CallResult<?> result) {
        return switch (result) {
            case Done<?> done -> "";
            case NotDone<?>(String cause) -> cause;
            case Rejected<?>(Rejection rejection) -> rejection.text();
            case Unknown<?>(String cause) -> cause;
        };
    }
}
