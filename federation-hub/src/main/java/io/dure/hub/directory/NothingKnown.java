package io.dure.hub.directory;

import io.dure.auth.directory.Directory;
import io.dure.auth.directory.DirectoryAnswer;
import io.dure.auth.directory.DirectoryAnswer.Trouble;
import io.dure.auth.directory.DirectoryAnswer.Unavailable;
import io.dure.auth.directory.UserId;

/** Stands in for all directories while nobody knows which there are: that is no word about any user. */
record NothingKnown(String why) implements Directory {
    @Override
    public DirectoryAnswer signIn(String username, String password) {
        return away();
    }

    @Override
    public DirectoryAnswer lookUp(UserId user) {
        return away();
    }

    @Override
    public DirectoryAnswer find(String username) {
        return away();
    }

    private DirectoryAnswer away() {
        return new Unavailable(Trouble.REFUSED, why);
    }
}
