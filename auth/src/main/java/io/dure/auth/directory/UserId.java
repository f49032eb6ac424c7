package io.dure.auth.directory;

/**
 * A user for good: the name may change, the entry may move.
 *
 * @param directory its name
 * @param objectId objectGUID (hexadecimal digits) or entryUUID; the DN where the directory showed no such id
 */
public record UserId(String directory, String objectId) {
    public UserId {
        if (directory.isEmpty() || objectId.isEmpty()) {
            throw new IllegalArgumentException("an id of a user needs a directory and an object");
        }
    }
}
