package io.dure.auth.directory;

import io.dure.auth.directory.DirectoryAnswer.Found;
import io.dure.auth.directory.DirectoryAnswer.NotFound;
import io.dure.auth.directory.DirectoryAnswer.Reason;
import io.dure.auth.directory.DirectoryAnswer.Rejected;
import io.dure.auth.directory.DirectoryAnswer.Unavailable;
import java.util.List;

/**
 * Several directories, asked in order. The next one is asked only when the one before does not know the user, or does
 * not tell that from a wrong password. While one cannot be asked, nobody knows whether the user is its, and those after
 * it are not asked: a namesake there would be somebody else.
 */
public record DirectoriesInOrder(List<Directory> directories) implements Directory {
    public DirectoriesInOrder {
        directories = List.copyOf(directories);
        if (directories.isEmpty()) {
            throw new IllegalArgumentException("directories: at least one is needed");
        }
    }

    @Override
    public DirectoryAnswer signIn(String username, String password) {
        DirectoryAnswer last = new NotFound();
        for (Directory directory : directories) {
            DirectoryAnswer answer = directory.signIn(username, password);
            switch (answer) {
                case Found found -> {
                    return found;
                }
                case Unavailable unknown -> {
                    return unknown;
                }
                case NotFound elsewhere -> {}
                case Rejected rejected -> {
                    if (rejected.reason() != Reason.BAD_CREDENTIALS) {
                        return rejected;
                    }
                    last = rejected;
                }
            }
        }
        return last;
    }

    @Override
    public DirectoryAnswer find(String username) {
        return directories.stream()
                .map(directory -> directory.find(username))
                .filter(answer -> !(answer instanceof NotFound))
                .findFirst()
                .orElseGet(NotFound::new);
    }

    /** Only the user's own directory says anything but {@code NotFound}. */
    @Override
    public DirectoryAnswer lookUp(UserId user) {
        return directories.stream()
                .map(directory -> directory.lookUp(user))
                .filter(answer -> !(answer instanceof NotFound))
                .findFirst()
                .orElseGet(NotFound::new);
    }
}
