package io.dure.hub.store;

/** Makes copies of the store. */
public interface Backups {
    /**
     * Makes one while the hub goes on.
     *
     * @throws StoreUnavailable if it cannot be made
     */
    Backup.Copy make();
}
