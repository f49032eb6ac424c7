package io.dure.agent;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/**
 * Premain class. Whatever goes wrong here costs the operator the agent and one line on standard error, never the
 * application.
 */
public final class Agent {
    private Agent() {}

    /**
     * Called by the JVM before the application's main.
     *
     * @param arguments path of the agent's properties file, or nothing
     */
    public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
        try {
            File jar = new File(Agent.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            ClassLoader isolated = new AgentClassLoader(jar, Agent.class.getClassLoader());
            Class.forName("io.dure.agent.start.Start", true, isolated)
                    .getMethod("start", Instrumentation.class, String.class)
                    .invoke(null, instrumentation, arguments);
        } catch (InvocationTargetException e) {
            report(e.getCause());
        } catch (Throwable e) {
            report(e);
        }
    }

    private static void report(@Nullable Throwable cause) {
        System.err.println("[dure] the agent did not start; the application runs without it: " + cause);
    }
}
