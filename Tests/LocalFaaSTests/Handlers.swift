/// Handlers that tests deploy.
enum Handlers {
    /// Answers with its process and how often it was called.
    static let echo = [
        "handler.py": """
        import os
        count = 0
        def handler(event, context):
            global count
            count += 1
            return {"pid": os.getpid(), "count": count, "event": event}
        """
    ]
}
