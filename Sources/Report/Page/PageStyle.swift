/// How the page looks: on paper white and black, on a screen as its reader prefers.
enum PageStyle {
    static let markup: HTML = """

        :root {
          color-scheme: light dark;
          --page: #fbfbfa; --card: #ffffff; --ink: #1c2024; --muted: #646b73; --line: #e3e4e6;
          --good: #13795b; --bad: #b42318;
          --s0: #2563c9; --s1: #cf5a13; --s2: #12805c; --s3: #8b3fc7;
          --s4: #a9791a; --s5: #c82c6c; --s6: #0b86a5; --s7: #5b6675;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --page: #131519; --card: #1b1e23; --ink: #e7e9ec; --muted: #9aa2ab; --line: #31363d;
            --good: #4fc59d; --bad: #ff8a7a;
            --s0: #74a9ff; --s1: #ff9d62; --s2: #50cf9f; --s3: #c69aff;
            --s4: #e7bd58; --s5: #ff86b0; --s6: #4ecdea; --s7: #a9b4c2;
          }
        }
        * { box-sizing: border-box; }
        body {
          margin: 0 auto; max-width: 1080px; padding: 40px 24px 56px;
          background: var(--page); color: var(--ink);
          font: 15px/1.55 system-ui, "Segoe UI", Roboto, Ubuntu, "Helvetica Neue", sans-serif;
        }
        h1 { margin: 0; font-size: 30px; line-height: 1.2; letter-spacing: -0.01em; }
        h2 { margin: 0 0 12px; font-size: 18px; }
        h1, h2, th, dt, dd { overflow-wrap: anywhere; }
        header { margin-bottom: 28px; }
        .run { margin: 0 0 4px; color: var(--muted); font-size: 13px; }
        .verdict { margin: 12px 0 0; font-size: 17px; }
        .state {
          display: inline-block; padding: 1px 10px; border-radius: 999px; margin-right: 6px;
          border: 1px solid currentColor; font-size: 13px; font-weight: 600;
        }
        .good { color: var(--good); }
        .bad { color: var(--bad); }
        section {
          margin: 0 0 24px; padding: 22px 24px 18px; break-inside: avoid;
          background: var(--card); border: 1px solid var(--line); border-radius: 12px;
        }
        .none { color: var(--muted); }
        .scroll { overflow-x: auto; margin-top: 8px; }
        table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
        th, td { padding: 8px 0 8px 18px; text-align: right; vertical-align: top; }
        td { white-space: nowrap; }
        thead th {
          border-bottom: 1px solid var(--line); color: var(--muted);
          font-size: 12.5px; font-weight: 500; white-space: nowrap;
        }
        tbody th { min-width: 220px; padding-left: 36px; text-align: left; font-weight: 500; }
        tbody tr + tr > * { border-top: 1px solid var(--line); }
        small { display: block; color: var(--muted); font-size: 12.5px; font-weight: 400; }
        small.bad { color: var(--bad); }
        .main { font-weight: 650; }
        .mark { width: 26px; height: 12px; margin: 0 10px 0 -36px; vertical-align: -1px; }
        .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
        .figure { display: block; width: 100%; height: auto; font-size: 12px; }
        .figure text { fill: var(--muted); font-variant-numeric: tabular-nums; }
        .figure .axis { font-style: italic; }
        .grid line { stroke: var(--line); stroke-width: 1; }
        .grid .base { stroke: var(--muted); }
        .grid .column { stroke-dasharray: 1 4; }
        .curve path { fill: none; stroke: currentColor; stroke-width: 2; stroke-linejoin: round; }
        .curve circle { fill: var(--card); stroke: currentColor; stroke-width: 2; }
        .curve .interval { stroke: currentColor; stroke-width: 7; stroke-opacity: 0.35; }
        .curve:hover path { stroke-width: 3.5; }
        .d1 path { stroke-dasharray: 7 4; }
        .d2 path { stroke-dasharray: 2 3; }
        .s0 { color: var(--s0); } .s1 { color: var(--s1); }
        .s2 { color: var(--s2); } .s3 { color: var(--s3); }
        .s4 { color: var(--s4); } .s5 { color: var(--s5); }
        .s6 { color: var(--s6); } .s7 { color: var(--s7); }
        .failures dt { font-weight: 600; }
        .failures dd { margin: 4px 0 16px; white-space: pre-wrap; color: var(--muted); }
        footer { margin-top: 32px; color: var(--muted); font-size: 13.5px; }
        footer dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 16px; margin: 0; }
        footer dd { margin: 0; color: var(--ink); font-variant-numeric: tabular-nums; }
        @media (max-width: 640px) {
          body { padding: 20px 12px; }
          section { padding: 16px 12px; }
          section { overflow-x: auto; }
          .figure { min-width: 560px; }
        }
        @media print {
          :root { --page: #fff; --card: #fff; --ink: #000; --muted: #444; --line: #bbb; }
          body { max-width: none; padding: 0; font-size: 11px; }
          section { border: 0; padding: 0; }
          .scroll { overflow: visible; }
          th, td { padding: 5px 0 5px 9px; }
          tbody th { min-width: 140px; }
          small, thead th { font-size: 9.5px; }
          * { print-color-adjust: exact; }
        }

        """
}
