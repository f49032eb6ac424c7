/** Calls of methods of classes that only the application's class loaders know. */
package io.dure.agent.reflect;
