package io.dure.hub.directory;

import io.dure.auth.directory.Directory;
import io.dure.auth.directory.DirectoryAnswer;
import io.dure.auth.directory.DirectoryAnswer.NotFound;
import io.dure.auth.directory.DirectoryAnswer.Trouble;
import io.dure.auth.directory.DirectoryAnswer.Unavailable;
import io.dure.auth.directory.UserId;

/**
 * Stands in for a directory whose settings cannot be used any more. It is not left out: a namesake of its user in the next
 * one would be somebody else.
 *
 * @param passwordLost its sealed password cannot be opened here
 */
record OutOfOrder(String name, String why, boolean passwordLost) implements Directory {
    @Override
    public DirectoryAnswer signIn(String username, String password) {
        return away();
    }

    @Override
    public DirectoryAnswer lookUp(UserId user) {
        return user.directory().equals(name) ? away() : new NotFound();
    }

    @Override
    public DirectoryAnswer find(String username) {
        return away();
    }

    private DirectoryAnswer away() {
        return new Unavailable(Trouble.REFUSED, why);
    }
}
