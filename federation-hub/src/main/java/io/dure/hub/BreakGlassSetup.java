package io.dure.hub;

import io.dure.hub.session.local.BreakGlassCommand;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** Reads from the operator's file where the hub's folder is, and starts nothing. */
@Configuration(proxyBeanMethods = false)
class BreakGlassSetup {
    private static final String OPTION = "--dure.hub.break-glass=";

    static boolean isAskedFor(String... arguments) {
        return word(arguments).isPresent();
    }

    /** False: the operator has to correct something, which is said. */
    static boolean run(String[] arguments, PrintStream out) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(BreakGlassSetup.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .run(arguments)) {
            String data = context.getEnvironment().getProperty("dure.hub.data");
            if (data == null) {
                out.println("break-glass: dure.hub.data is missing in the configuration file");
                return false;
            }
            return BreakGlassCommand.run(word(arguments).orElse(""), Path.of(data), out);
        }
    }

    private static Optional<String> word(String... arguments) {
        return Arrays.stream(arguments)
                .filter(argument -> argument.startsWith(OPTION))
                .map(argument -> argument.substring(OPTION.length()))
                .findFirst();
    }
}
