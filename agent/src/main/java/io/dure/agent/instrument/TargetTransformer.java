package io.dure.agent.instrument;

import io.dure.agent.bridge.Bridge;
import io.dure.agent.start.Console;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/** Hands the few classes of {@link Target} to the weaver and leaves every other class alone. Never throws. */
public final class TargetTransformer implements ClassFileTransformer {
    private final Console console;

    public TargetTransformer(Console console) {
        this.console = console;
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        Target target = name == null ? null : Target.of(name);
        if (name == null || target == null || loader == null) {
            return null;
        }
        try {
            if (!seesBridge(loader)) {
                console.say("not instrumented, its class loader does not see the agent: " + name);
                return null;
            }
            String advice = target.advice();
            if (name.equals("javax/servlet/http/HttpServlet")) {
                if (loader.getResource("javax/servlet/AsyncContext.class") == null) {
                    console.say("not instrumented, older than Servlet 3: " + name);
                    return null;
                }
                if (loader.getResource("javax/servlet/http/HttpServletMapping.class") == null) {
                    advice = "io.dure.agent.instrument.javax.Servlet3Passes";
                }
            }
            return Weaver.weave(loader, name.replace('/', '.'), bytes, advice, target.methods());
        } catch (Throwable e) {
            console.say("not instrumented: " + name + ": " + e);
            return null;
        }
    }

    /** Without this the woven code could not link, which the application would notice. */
    private static boolean seesBridge(ClassLoader loader) {
        try {
            return Class.forName(Bridge.class.getName(), false, loader) == Bridge.class;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
