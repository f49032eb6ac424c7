package io.dure.hub.store;

/** The store did not do it, or it is not known whether it did. */
public final class StoreUnavailable extends RuntimeException {
    /** Too much waits for the store. */
    public static final String BUSY = "store-busy";

    /** It failed. */
    public static final String UNAVAILABLE = "store-unavailable";

    /** There is no room on its disk. */
    public static final String DISK_FULL = "disk-full";

    private static final long serialVersionUID = 1;

    private final String code;

    public StoreUnavailable(String code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public StoreUnavailable(String code, String message) {
        super(message);
        this.code = code;
    }

    public StoreUnavailable(String message, Throwable cause) {
        this(UNAVAILABLE, message, cause);
    }

    /** A stable code, as {@code Pace} carries it. */
    public String code() {
        return code;
    }
}
