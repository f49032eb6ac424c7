/** What the instrumented classes call. Loaded by the system class loader; holds no logic that could fail. */
package io.dure.agent.bridge;
