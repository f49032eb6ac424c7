package io.dure.auth.directory;

/** A company's directory of users. */
public interface Directory {
    /**
     * Asks whether {@code username} has {@code password}, and for the groups of that user.
     *
     * <p>Blocks for as long as the directory's timeouts allow. Throws nothing that stems from the directory: what went
     * wrong is in the answer.
     */
    DirectoryAnswer signIn(String username, String password);
}
