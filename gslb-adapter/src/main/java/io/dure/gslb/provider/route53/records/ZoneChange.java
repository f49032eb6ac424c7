package io.dure.gslb.provider.route53.records;

/**
 * One change of a batch.
 *
 * @see <a href="https://docs.aws.amazon.com/Route53/latest/APIReference/API_Change.html">Change</a>
 */
public record ZoneChange(Action action, RecordSet set) {
    /** What is done. */
    public enum Action {
        /** Refused where such a set is held. */
        CREATE,
        /** Refused where what is held differs in anything. */
        DELETE,
        /** Creates, or replaces what is held. */
        UPSERT
    }
}
