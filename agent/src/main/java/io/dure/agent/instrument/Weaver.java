package io.dure.agent.instrument;

import io.dure.agent.bridge.Bridge;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.bytecode.member.MethodInvocation;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.pool.TypePool;

/**
 * Inlines advice into a class. Touched only when the first class of interest is loaded, so that ByteBuddy costs an
 * application without servlets nothing.
 */
final class Weaver {
    static {
        // Else ByteBuddy looks for sun.misc.Unsafe, on which JDK 24 and later warn. The name is that of the relocated
        // package: the application's own ByteBuddy keeps its settings.
        System.setProperty("io.dure.agent.shaded.bytebuddy.safe", "true");
    }

    private Weaver() {}

    static byte[] weave(
            ClassLoader loader, String type, byte[] bytes, String advice, ElementMatcher<MethodDescription> methods)
            throws NoSuchMethodException {
        ClassFileLocator target = new ClassFileLocator.Compound(
                ClassFileLocator.Simple.of(type, bytes), ClassFileLocator.ForClassLoader.of(loader));
        // Read as files, never loaded: the advice names types that only the application's class loader has.
        ClassFileLocator source = new ClassFileLocator.Compound(
                ClassFileLocator.ForClassLoader.of(Weaver.class.getClassLoader()),
                ClassFileLocator.ForClassLoader.of(Bridge.class.getClassLoader()),
                target);
        TypeDescription instrumented =
                TypePool.Default.of(target).describe(type).resolve();
        TypeDescription woven = TypePool.Default.of(source).describe(advice).resolve();
        return new ByteBuddy()
                .with(TypeValidation.DISABLED)
                .with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE)
                .with(Implementation.Context.Disabled.Factory.INSTANCE)
                .decorate(instrumented, target)
                .visit(Advice.withCustomMapping()
                        .to(woven, source)
                        .withExceptionHandler(new Advice.ExceptionHandler.Simple(
                                MethodInvocation.invoke(new MethodDescription.ForLoadedMethod(
                                        Bridge.class.getMethod("failed", Throwable.class)))))
                        .on(methods))
                .make()
                .getBytes();
    }
}
