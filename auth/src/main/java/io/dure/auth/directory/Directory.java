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

    /**
     * Asks again for somebody who has signed in before: whether the user is still there and may sign in, and for the
     * groups. No password is shown. An account that guessers have locked is {@code Found}: its owner did nothing.
     *
     * <p>Blocks and throws like {@link #signIn}. {@code NotFound} also when {@code user} is of a directory that is no
     * longer asked.
     */
    DirectoryAnswer lookUp(UserId user);

    /**
     * What the directory says of who has this login name, without a password: for an administrator who wants to know what
     * somebody would get.
     */
    DirectoryAnswer find(String username);
}
