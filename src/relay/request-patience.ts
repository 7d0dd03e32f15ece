import {
  ResponderBuilder,
  ServerInterceptingCall,
  type ServerInterceptor,
  ServerListenerBuilder,
  status,
} from '@grpc/grpc-js';

/** The one request of a method that takes one must have come within this time. Milliseconds. */
export const PATIENCE_MS = 10_000;

/**
 * Ends calls whose one request does not come. No handler has heard of them yet, so they would wait for ever. Streams look after
 * themselves, and pay nothing here.
 */
export const requestPatience: ServerInterceptor = (method, call) => {
  if (method.requestStream) return call as ServerInterceptingCall; // grpc-js asks no more of it than the interface
  let timer: NodeJS.Timeout | undefined;
  const calm = () => clearTimeout(timer);
  const intercepted = new ServerInterceptingCall(call, {
    ...new ResponderBuilder()
      .withStart((next) => {
        next(
          new ServerListenerBuilder()
            .withOnReceiveHalfClose((deliver) => {
              calm();
              deliver();
            })
            .withOnCancel(calm)
            .build(),
        );
      })
      .withSendStatus((sent, next) => {
        calm();
        next(sent);
      })
      .build(),
  });
  timer = setTimeout(
    () => intercepted.sendStatus({ code: status.DEADLINE_EXCEEDED, details: 'the request did not come' }),
    PATIENCE_MS,
  );
  return intercepted;
};
