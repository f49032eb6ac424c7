package io.dure.demo.process;

import io.dure.demo.CannotStart;
import java.nio.file.Files;
import java.nio.file.Path;

/** What plays the console in a real browser: its folder with the tools that its build installed, and Chromium. */
public final class ConsoleTools {
    private ConsoleTools() {}

    /**
     * The console's folder, beside the one that the launcher builds into.
     *
     * @throws CannotStart if its tools or the browser are missing
     */
    public static Path require() {
        Path console = Path.of(System.getProperty("dure.launch", "target/launch"))
                .toAbsolutePath()
                .resolve("../../console")
                .normalize();
        if (!Files.isDirectory(console.resolve("node_modules"))) {
            throw new CannotStart("no console with its tools in " + console + "; start by ./dure in a checkout");
        }
        if (!Files.isExecutable(browser())) {
            throw new CannotStart("no Chromium at " + browser() + "; install Debian's package chromium");
        }
        return console;
    }

    public static Path browser() {
        return Path.of("/usr/bin/chromium");
    }
}
