package io.dure.demo.process;

import java.nio.file.Path;
import java.util.List;

/**
 * What to run as a child process.
 *
 * @param name unique; names its log and working folder
 * @param command without what binds it to the demonstration's life
 */
public record Program(String name, List<String> command, Path folder, Path log) {
    public Program {
        command = List.copyOf(command);
    }
}
