package io.dure.auth.directory;

import io.dure.auth.directory.DirectoryAnswer.NotFound;

/** Stands in while none is configured: it knows nobody. */
public record NoDirectory() implements Directory {
    @Override
    public DirectoryAnswer signIn(String username, String password) {
        return new NotFound();
    }

    @Override
    public DirectoryAnswer find(String username) {
        return new NotFound();
    }

    @Override
    public DirectoryAnswer lookUp(UserId user) {
        return new NotFound();
    }
}
