package io.dure.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.hub.service.command.ServicesCommand;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The command line against the API over HTTP. */
class ServicesCommandTest extends ApiTest {
    private static final Map<String, String> ADA = Map.of("DURE_USER", "ada", "DURE_PASSWORD", "right");
    private static final Map<String, String> VERA = Map.of("DURE_USER", "vera", "DURE_PASSWORD", "right");

    @Autowired
    FakeCatalogue catalogue;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void onlyThePortal() {
        catalogue.reset();
    }

    private int run(Map<String, String> environment, String... arguments) {
        out.reset();
        err.reset();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--hub");
        all.add("http://127.0.0.1:" + port);
        return ServicesCommand.run(
                all.toArray(String[]::new),
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String complained() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private String exported() {
        assertThat(run(VERA, "export")).as(complained()).isEqualTo(ServicesCommand.EQUAL_OR_DONE);
        return said();
    }

    private String file(String text) throws Exception {
        return Files.writeString(folder.resolve("services.yaml"), text).toString();
    }

    @Test
    void whatIsExportedDoesNotDiffer() throws Exception {
        String file = folder.resolve("exported.yaml").toString();

        assertThat(run(VERA, "export", "-f", file)).isEqualTo(ServicesCommand.EQUAL_OR_DONE);
        assertThat(run(VERA, "diff", "-f", file, "--remove")).isEqualTo(ServicesCommand.EQUAL_OR_DONE);

        assertThat(said()).isEqualTo("equal\n");
    }

    @Test
    void aDifferenceIsShownThenAppliedThenGone() throws Exception {
        String file = file(exported().replace("weight: 30", "weight: 40"));

        assertThat(run(VERA, "diff", "-f", file)).isEqualTo(ServicesCommand.DIFFERS);
        assertThat(said()).contains("~ portal\n    members[private].weight: 30 -> 40\n");
        assertThat(run(ADA, "apply", "-f", file, "--reason", "more \"servers\""))
                .as(complained())
                .isEqualTo(ServicesCommand.EQUAL_OR_DONE);
        assertThat(said()).endsWith("applied\n");
        assertThat(catalogue.lastActor).isEqualTo("ada@127.0.0.1 more \"servers\"");
        assertThat(run(ADA, "apply", "-f", file)).isEqualTo(ServicesCommand.EQUAL_OR_DONE);
        assertThat(said()).endsWith("equal\n");
    }

    @Test
    void whatIsNotInTheFileStaysUnlessRemovingIsAskedFor() throws Exception {
        String file = file("services: []\n");

        assertThat(run(VERA, "diff", "-f", file)).isEqualTo(ServicesCommand.EQUAL_OR_DONE);
        assertThat(said()).contains("portal is not in the file and stays; --remove removes it");
        assertThat(run(VERA, "diff", "-f", file, "--remove")).isEqualTo(ServicesCommand.DIFFERS);
        assertThat(said()).contains("- portal\n");
    }

    @Test
    void mistakesInTheFileAreToldWithTheirLine() throws Exception {
        String file = file("services:\n  - id: portal\n    nmae: x\n");

        assertThat(run(VERA, "diff", "-f", file)).isEqualTo(ServicesCommand.ERROR);

        assertThat(complained())
                .contains("400 invalid-services")
                .contains(file + ": services[0].nmae: line 3: is not a known key");
    }

    @Test
    void aRefusalChangesNothing() throws Exception {
        String file = file(exported()
                .replace("id: portal", "id: refused")
                .replace("name: portal.egov.test", "name: refused.egov.test"));

        assertThat(run(ADA, "apply", "-f", file)).isEqualTo(ServicesCommand.ERROR);

        assertThat(said()).contains("+ refused\n").contains("    refused: frozen: the service is frozen\n");
        assertThat(catalogue.lastActor).isEmpty();
    }

    @Test
    void whoMayNotApplyIsTold() throws Exception {
        String file = file(exported().replace("weight: 30", "weight: 40"));

        assertThat(run(VERA, "apply", "-f", file)).isEqualTo(ServicesCommand.ERROR);

        assertThat(complained()).contains("403 forbidden");
    }

    @Test
    void aPasswordComesFromAFileToo() throws Exception {
        String password =
                Files.writeString(folder.resolve("password"), "right\n").toString();

        assertThat(run(Map.of(), "export", "--user", "vera", "--password-file", password))
                .isEqualTo(ServicesCommand.EQUAL_OR_DONE);
        assertThat(run(Map.of("DURE_USER", "vera", "DURE_PASSWORD", "wrong"), "export"))
                .isEqualTo(ServicesCommand.ERROR);
        assertThat(complained()).contains("401 bad-credentials");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "diff | -f is missing",
                "export --colour | not understood: --colour",
                "diff -f /absent | -f: cannot read /absent",
                "export --hub http://192.0.2.1 | use https, or say --plain-http",
                "export --hub ftp://x | must begin with https",
                "export --ca /absent | --ca: cannot read certificates",
            })
    void whatCannotBeDoneIsSaid(String arguments, String message) {
        int code = arguments.contains("--hub")
                ? ServicesCommand.run(
                        arguments.split(" "),
                        VERA,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                : run(VERA, arguments.split(" "));

        assertThat(code).isEqualTo(ServicesCommand.ERROR);
        assertThat(complained()).contains(message);
    }

    @Test
    void whoSaysNotWhoHeIsIsAsked() {
        assertThat(run(Map.of(), "export")).isEqualTo(ServicesCommand.ERROR);
        assertThat(complained()).contains("DURE_TOKEN");
    }
}
