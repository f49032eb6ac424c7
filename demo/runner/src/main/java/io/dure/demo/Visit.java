package io.dure.demo;

import io.dure.demo.cloud.Cloud;
import io.dure.demo.directory.Directory.User;
import io.dure.demo.layout.Addresses;
import io.dure.demo.layout.Site;
import io.dure.demo.process.Child;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** A visitor at the terminal: told where everything is, may kill and start processes, ends by Ctrl-C. */
final class Visit {
    private static final long LOOK_AGAIN_MS = 1_000;

    private final Cloud cloud;
    private final Progress progress;

    Visit(Cloud cloud, Progress progress) {
        this.cloud = cloud;
        this.progress = progress;
    }

    void run() {
        welcome();
        Thread.ofPlatform().name("visitor").daemon().start(this::listen);
        Set<String> ended = new TreeSet<>();
        try {
            while (true) {
                for (Child child : cloud.children().all()) {
                    if (child.diedByItself() && ended.add(child.name())) {
                        progress.step(child.name() + " has ended by itself; bring it back by: start " + child.name());
                    } else if (child.isRunning()) {
                        ended.remove(child.name());
                    }
                }
                Thread.sleep(LOOK_AGAIN_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void welcome() {
        progress.step(
                String.format(Locale.ROOT, "all up; the processes hold %.2f GB together (PSS)", cloud.memory() / 1e9));
        progress.line("");
        progress.line("Console    http://" + Addresses.CONSOLE);
        for (User user : User.values()) {
            progress.line("Sign in    " + user.id() + " with the password in " + user.password(cloud.secrets()));
        }
        progress.line("Data       " + cloud.folder().root() + " (configuration, logs, raw files)");
        for (Site site : Site.values()) {
            progress.line(
                    "Ask        dig @" + site.dns().host() + " -p " + site.dns().port() + " " + Addresses.NAME);
        }
        if (cloud.hasOutside()) {
            progress.line("           dig @" + Addresses.OFFICE_DNS.host() + " -p " + Addresses.OFFICE_DNS.port() + " "
                    + Addresses.NAME + "   (a real BIND, steered too)");
            progress.line("Notices    " + cloud.inbox().file() + " (webhooks and mail as they came)");
        }
        progress.line(
                "Try        kill private     the private cloud's portal dies; watch the service page and incidents");
        progress.line("           start private    it comes back: hold-down 20 s, then a ramp of three steps");
        progress.line("           kill hub         nameservers go on by themselves; start hub brings it back");
        progress.line("           status           what runs, with process ids");
        progress.line("           quit or Ctrl-C   ends everything");
        progress.line("");
    }

    private void listen() {
        try {
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                obey(line.strip());
            }
        } catch (IOException e) {
            progress.line("no more commands: " + e.getMessage());
        }
    }

    private void obey(String line) {
        String[] words = line.split("\\s+", 2);
        try {
            switch (words[0]) {
                case "" -> {
                    // an empty line
                }
                case "kill" ->
                    named(words).forEach(child -> {
                        child.kill();
                        progress.step(child.name() + " killed (SIGKILL)");
                    });
                case "start" ->
                    named(words).forEach(child -> {
                        child.start();
                        progress.step(child.name() + " started");
                    });
                case "status" ->
                    cloud.children()
                            .all()
                            .forEach(child -> progress.line(String.format(
                                    Locale.ROOT,
                                    "%-18s %s",
                                    child.name(),
                                    child.isRunning() ? "runs, pid " + child.pid() : "does not run")));
                case "quit" -> System.exit(0);
                default -> progress.line("kill NAME, start NAME, status or quit; NAME is a process, private or public");
            }
        } catch (IllegalArgumentException | IllegalStateException e) {
            progress.line(String.valueOf(e.getMessage()));
        }
    }

    private List<Child> named(String[] words) {
        String name = words.length < 2 ? "" : words[1];
        for (Site site : Site.values()) {
            if (site.id().equals(name)) {
                return cloud.portals(site);
            }
        }
        return List.of(cloud.child(name));
    }
}
