<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name></name>
    <message>
        <source>There is no file %1: run &quot;aliyun configure&quot; first, or choose other credentials.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file %1 cannot be read: check its permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file %1 is far too large for a file of aliyun profiles.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file %1 is damaged: run &quot;aliyun configure&quot; to write it anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The aliyun profile &quot;%1&quot; has the mode &quot;%2&quot;: only profiles of the modes AK and StsToken can be used here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The aliyun profile &quot;%1&quot; lacks %2: run &quot;aliyun configure&quot; for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no profile &quot;%1&quot; in %2: check the name, or run &quot;aliyun configure list&quot; to see the profiles.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate of %1 comes from an authority that this computer does not know: if the endpoint is right, name the authority&apos;s certificate as CA file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate of %1 is made out to another host: check the endpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate of %1 has expired: check this computer&apos;s clock, else tell the operator of the endpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate of %1 is not valid yet: check this computer&apos;s clock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate of %1 is not accepted (%2): check the endpoint and the proxy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No encrypted connection to %1 could be agreed (TLS 1.2 or newer is needed): check that the port speaks https.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy %1 did not accept the user name and password: enter them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy %1 asks for a user name and a password: enter them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no host %1: check the endpoint and the network connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing answers at %1: check the endpoint, the port and the firewall.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not answer in time: check the network and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to %1 broke before the answer was complete: try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy asks for a user name and a password: enter them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system&apos;s proxy could not connect to %1: check the proxy settings of the system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer of %1 is damaged, it cannot be decompressed: try again, and check the proxy if it happens again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not speak HTTP: check the endpoint and the port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be reached (%2): check the network connection and the proxy.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::CellWords</name>
    <message>
        <source>no</source>
        <comment>not in MULTI</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not in MULTI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>idle %1</source>
        <comment>a duration</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the parts of a row that is read out</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::ColumnText</name>
    <message>
        <source>Id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client id, unique on one node as long as its process runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address and port of the client; path:0 for a Unix socket.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address of the client without its port: the source of the session.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alias of the source, as somebody set it in the DAS console.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name that the client gave itself with CLIENT SETNAME; empty if none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last command that the client ran.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds since the client connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Idle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds since the last interaction.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State of the client, one letter each: N normal, b blocked, x in MULTI, O MONITOR, P Pub/Sub, S replica and others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of the selected database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of subscribed channels. Behind the Tair proxy it may be 0 or 1 only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of subscribed patterns. Behind the Tair proxy it may be 0 or 1 only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MULTI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands queued in MULTI; -1 means that the client is not in MULTI.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input buffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes that wait in the query (input) buffer. May mean nothing behind the Tair proxy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free bytes of the query (input) buffer. May mean nothing behind the Tair proxy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fixed output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes used in the fixed output buffer. May mean nothing behind the Tair proxy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output replies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replies that wait in the output list; a number, not bytes. May mean nothing behind the Tair proxy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes of memory that the output list uses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the server waits for on the socket: r readable, w writable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Socket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File descriptor of the socket in the server process.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Node (proxy or shard) that holds the connection.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::CommandLine</name>
    <message>
        <source>Session browser for Redis and Tair on Alibaba Cloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>snapshot files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved snapshots, or saved answers of the API, to look at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>[snapshot files]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--%1 needs a value; to give it one that begins with two hyphens, write --%1=VALUE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--%1 is given twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--%1 must not be empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--%1 has a meaning together with --%2 only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a snapshot file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2 cannot be looked at together: choose one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--ca-file has a meaning together with --instance or --connection only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--demo-sessions takes a number from 0 to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--timeout takes a number of seconds above 0, at most %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no format &quot;%1&quot;: choose csv, tsv, json or ndjson.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no preset &quot;%1&quot;: choose standard, spreadsheet or scripts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--preset is for CSV and TSV: JSON has no presets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no column &quot;%1&quot;: choose from %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no order: write COLUMN or COLUMN:desc.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column %1 is named twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--export needs to know what: add --demo, --connection, --instance or a snapshot file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--export takes one snapshot file at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--stall-report is for the window: --export opens none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table of --statistics has columns and an order of its own: leave out --sort and --columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the built-in demo instance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many sessions the demo instance has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NAME</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at a saved connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at this instance. The credentials come from the environment variables ALIBABA_CLOUD_ACCESS_KEY_ID, ALIBABA_CLOUD_ACCESS_KEY_SECRET and, if they are temporary ones, ALIBABA_CLOUD_SECURITY_TOKEN, or from --aliyun-profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to ask for the instance; https unless it says http, which is accepted for this computer only. The default, das.cn-shanghai.aliyuncs.com, answers for instances of every region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the credentials from this profile of ~/.aliyun/config.json.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TEXT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reserved parameter ConsoleContext.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FILE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificates (PEM) to trust besides those of the system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SECONDS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bound on the whole fetch, retries included; 60 unless given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch once, or read the snapshot file, write the table to FILE (- is standard output) and exit. Needs no display.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to write. Otherwise the suffix of the file decides, else it is CSV.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Form of CSV and TSV: as RFC 4180 says, for spreadsheets, or unaltered for scripts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the sources instead of the sessions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EXPRESSION</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only sessions that have these words in their texts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order of the rows; otherwise that of the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns to write, by the names of the API; otherwise all 21.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the end, print the longest time that the window did not respond.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print the version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print this help.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::DasAnswer</name>
    <message>
        <source>The answer is larger than this program reads: at most %1 MiB, %2 sessions and %3 levels of nesting. It cannot be shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the answer was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer is cut off: its JSON breaks off at its end, byte %1. Try again; if it happens again, a proxy may cut long answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer is not JSON from byte %1 on. A proxy or a login page may have answered instead; its text is under Details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer is JSON, but not an answer of DAS with sessions. Check the endpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server reports success, but its answer has no list of sessions. Try again; its text is under Details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer is empty. Try again; if it stays empty, check the endpoint and the proxy.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::DasWriter</name>
    <message>
        <source>Writing was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sessions cannot be written: %1. Check the place and its free space.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::Display</name>
    <message>
        <source>There is no display to open a window on: start it in a desktop session, or write a table with --export, which needs none.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::Exporter</name>
    <message>
        <source>standard output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, preset %2</source>
        <extracomment>%1 is CSV or TSV, %2 the name of a preset</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be written: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln column(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Wrote %1 and %2 (%3) to %4.</source>
        <extracomment>%1 is &quot;5 rows&quot;, %2 &quot;3 columns&quot;, %3 JSON or NDJSON</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrote %1 and %2 (%3) to %4; %5.</source>
        <extracomment>%1 is &quot;5 rows&quot;, %2 &quot;3 columns&quot;, %3 &quot;CSV, preset Standard&quot;, %5 &quot;2 cells neutralised&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln cell(s) neutralised</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionscope::Filter</name>
    <message>
        <source>The quotation mark at character %1 of the filter is not closed; add a &quot; at the end of the text.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::FlagText</name>
    <message>
        <source>, </source>
        <comment>between two flags or events</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>flag letter, its meaning</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known to this program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>readable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>writable</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::HumanUnits</name>
    <message>
        <source>%1 d</source>
        <comment>days</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 m</source>
        <comment>minutes</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 KiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 GiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 TiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 PiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 EiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 B</source>
        <comment>bytes</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::Keychain</name>
    <message>
        <source>The keychain holds no secret for this connection; enter it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain of this system is locked; unlock it and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No keychain can be used on this system; install and start one (GNOME Keyring or KWallet), or choose another place for the credentials.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain of this system holds no keyring yet and could not make one; create one with the system&apos;s password program and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain of this system did not answer in time; look for its password prompt behind other windows, and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain of this system refused; see the details, or choose another place for the credentials.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain is no longer asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The secret is empty; enter one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The secret holds bytes that are no text; enter it again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::Settings</name>
    <message>
        <source>The settings file is damaged; it has been kept as %1, and the defaults are used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings file %1 is damaged and cannot be renamed; move it away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings cannot be saved in %1; check the rights of the folder.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::SnapshotFile</name>
    <message>
        <source>Opening the file was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be opened: %2. Check the path and its permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be saved: %2. Check the folder, its permissions and its free space, or choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be opened: it is larger than %2 MiB. No answer of the API is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be opened. %2</source>
        <comment>path, the reason as a sentence</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds no sessions but a refusal of the server: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::TableFormat</name>
    <message>
        <source>Standard</source>
        <comment>CSV preset</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spreadsheet</source>
        <comment>CSV preset</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scripts</source>
        <comment>CSV preset</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As RFC 4180 says, with raw numbers; texts that a spreadsheet would run as formulas get a &apos; in front.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens right in Excel and LibreOffice: byte order mark, the separator of your locale, long integers and formulas as text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For programs: nothing is altered, lines end with LF.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::TableWriter</name>
    <message>
        <source>The table could not be written: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::Target</name>
    <message>
        <source>standard output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it names a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No file is named to write to.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::app::ExportCommand</name>
    <message>
        <source>The server says Total %1, and its list has %2 sessions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) could not be understood and count as unknown: %1.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server&apos;s own count (SourceStats) differs from the rows for %n source(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to export.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interrupted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sessions were not there within %1 s; --timeout allows for more.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::cloud::Credentials</name>
    <message>
        <source>There are no credentials in the environment: set %1 (and %2 with temporary credentials).</source>
        <extracomment>%1 is one or two names of environment variables</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The AccessKey id is missing: enter it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The AccessKey secret is missing: enter it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The AccessKey id holds a blank or another character that no id has: copy it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The security token holds a line break or another character that no token has: copy it again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::cloud::DasFetch</name>
    <message>
        <source>The CA file %1 cannot be read: check its name and its permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The CA file %1 holds no certificate in PEM form: choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The instance id is missing: enter it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer is larger than %1, the most that is accepted: check the endpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No time is left to try again (the limit is %1 s). %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 gave no complete answer within %2 s: check the network, or allow more time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection to %1 within %2 s: check the endpoint, the network and the firewall.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::cloud::Endpoint</name>
    <message>
        <source>&quot;%1&quot; is not an endpoint: write a host name and, if needed, a port, for example %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plain http is accepted for this computer alone (127.0.0.1, ::1, localhost): use https://%1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::cloud::ErrorTable</name>
    <message>
        <source>The service was called too often (the limit is shared by all keys and programs of the main account): wait, and choose a longer refresh interval.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The AccessKey is disabled: enable it in the RAM console or use another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The AccessKey id is unknown to the service: check it for blanks, for an id swapped with the secret, and for a key of the other site (China or international).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The signature does not match: the AccessKey secret is wrong in nearly every case, so enter it again; a proxy that alters requests is the other cause.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service finds the signature incomplete: check whether a proxy alters requests, else report this as a defect of the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service got the same signed request twice: something on the way, a proxy for example, repeats requests; try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service cannot read the date of the request: check the date of this computer, else report this as a defect of the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The security token has expired: get new temporary credentials and enter them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The security token belongs to another AccessKey: enter the id, the secret and the token of the same temporary credentials.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The security token is not valid: copy it again, whole and without line breaks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This AccessKey is a temporary one: enter its security token too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service refuses the parameters: check the instance id, that it is a Redis or Tair instance of this account, and that DAS lists it with the state Normal Access.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service does not know this instance: check the instance id and that the key belongs to the account of the instance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The endpoint does not offer this operation: check the endpoint; for the instances of every region it is das.cn-shanghai.aliyuncs.com.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The endpoint does not offer this version of the operation: check the endpoint; for the instances of every region it is das.cn-shanghai.aliyuncs.com.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The endpoint wants an encrypted connection: write it with https.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The endpoint does not accept POST requests: check the endpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service refuses a parameter: check the instance id (it says: %1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service misses a part of the request: check the endpoint and the instance id (it says: %1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service is not available at the moment: try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service failed: try again later; if it goes on failing, the support of Alibaba Cloud needs the RequestId.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the owner of this AccessKey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A policy denies the RAM action %1 to %2: ask an administrator of the account to change that policy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The permission is missing: ask an administrator of the account to allow the RAM action %1 to %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer&apos;s clock differs from the server&apos;s by more than 15 minutes: set the clock right, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service finds the request too old, although this computer&apos;s clock is right: something on the way, a proxy for example, holds requests back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>This computer&apos;s clock is %n days behind the server: set the clock right, then try again.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This computer&apos;s clock is %n days ahead of the server: set the clock right, then try again.</source>
        <extracomment>%n is 2 or more</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This computer&apos;s clock is %n minutes behind the server: set the clock right, then try again.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This computer&apos;s clock is %n minutes ahead of the server: set the clock right, then try again.</source>
        <extracomment>%n is 2 or more</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The service failed without a reason: try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service failed, try again later; it says: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service refused the request without a reason: look up its code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service refused the request; it says: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no content type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer is empty (HTTP status %1, %2): check the endpoint and the proxy, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A web page came instead of the service&apos;s answer (HTTP status %1, %2): check the endpoint, the proxy and whether the network wants a login.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer is not one of the service (HTTP status %1, %2): check the endpoint and the proxy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer is not JSON (HTTP status %1, %2): check the endpoint and the proxy.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::cloud::ReplyJudge</name>
    <message>
        <source>The endpoint redirects to %1 (HTTP status %2), which is never followed, since the credentials would go there: check the endpoint and whether the network wants a login.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nowhere</source>
        <comment>target of a redirect</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::demo::DasEndpoint</name>
    <message>
        <source>Port %1 of this computer cannot be used: choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::demo::DemoServer</name>
    <message>
        <source>The demo has 0 to %1 sessions.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::demo::EndpointArguments</name>
    <message>
        <source>Serves the sessions of a simulated instance, or of a real Redis server, on 127.0.0.1 the way Alibaba Cloud DAS does. The key is made anew at each start, unless ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET are both set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many sessions the simulated instance has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The port to listen on; 0 is a free one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The id of the instance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another number gives another simulated instance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;off&quot;: the same sessions in every answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serve the clients of this Redis server; its password is read from %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ACL user there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--%1 takes a number from 0 to %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--redis-user needs a password in the environment variable %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing but options is expected: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--churn is &quot;on&quot; or &quot;off&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--instance must not be empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--redis-user needs --redis.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::AboutDialog</name>
    <message>
        <source>About Sessionscope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session browser for Redis and Tair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Versions, for a bug report:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redis is a trademark of Redis Ltd. Tair and ApsaraDB are names of Alibaba Cloud. This program is made by neither of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessionscope %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy versions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::ColumnChooser</name>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Show these columns. Their order is changed by dragging their headers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>API name, meaning of a column</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::ConnectionDialog</name>
    <message>
        <source>New connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Under way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can&amp;cel test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy res&amp;ult</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Details…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The test has been cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at an unknown time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It works: %1 from %2, list taken %3, %4 in %5 s, RequestId %6.</source>
        <comment>sessions, sources, time, bytes, seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln source(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>RequestId</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another connection has this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Or choose another source for the credentials: memory, asking each time, or the environment.</source>
        <comment>the sentence on what went wrong with the keychain</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain has not answered yet. Save again, or choose another source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the server for the list of sessions …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving; the keychain may ask for its password …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop wai&amp;ting</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::ConnectionForm</name>
    <message>
        <source>&amp;Name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Instance ID:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>r-…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of a Redis or Tair instance. DAS does not list sessions made in direct connection mode of a cluster instance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Endpoint:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DAS has one central endpoint, whatever the region of the instance. Another one is for a VPC, a private cloud or tests.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Refresh every:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Production:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mark as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as a production instance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word of the mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Co&amp;lour…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The word and the colour stand at the connection and on its tab.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credentials &amp;from:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Profile:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access&amp;Key ID:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AccessKey &amp;secret:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sho&amp;w</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show secret and token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>STS t&amp;oken:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only for temporary credentials. May be pasted over several lines.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permission:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cop&amp;y RAM policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The least that the key needs: hdm:GetRedisAllSession. Attach the policy to the RAM user of this key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ad&amp;vanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;A file:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PEM file with certificates to trust besides those of the system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ConsoleConte&amp;xt:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A reserved parameter of the API. Leave it empty unless Alibaba Cloud has told you what to enter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keychain of the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory, until the program ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask each time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment variables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profile of the aliyun command line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The current profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The current profile: %1 (%2)</source>
        <comment>name, mode</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name of a profile, mode</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2, cannot be used)</source>
        <comment>name of a profile, mode</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (not found)</source>
        <comment>name of a profile</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A secret is stored; leave empty to keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A token is stored; leave empty to keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the secret that belongs to the AccessKey ID.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stored secret belongs to the AccessKey ID as it was before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A token comes with a secret of its own. Enter that, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secret and token are saved in the keychain and nowhere else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is saved; the secret is asked for once after each start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is saved; the secret is asked for whenever the connection is opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read from %1, %2 and, for temporary credentials, %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read from ~/.aliyun/config.json whenever needed; nothing is copied. Profiles of the modes AK and StsToken can be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are blanks around the ID. It is sent as it stands here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CA file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::CredentialDialog</name>
    <message>
        <source>Credentials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Details…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access&amp;Key ID:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AccessKey &amp;secret:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sho&amp;w</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show secret and token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>STS &amp;token:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only for temporary credentials. May be pasted over several lines.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the credentials for “%1”. They are not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the credentials for “%1”. They are kept until the program ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain holds no secret for “%1”. Enter the credentials again; they will be saved in the keychain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The STS token for “%1” has expired. Enter new temporary credentials: ID, secret and token belong together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server refuses the credentials for “%1”. Check them and enter them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Hide</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::DeleteConnectionDialog</name>
    <message>
        <source>Delete connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleting the secrets from the keychain …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the connection “%1”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its secret is deleted from the keychain, too. The instance is not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The instance is not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Unlock and delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete, &amp;leave the secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::DetailsDock</name>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a session to see all that is known of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>– No longer in the list: it has ended, or the filter hides it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members of the session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy Raw Value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::DialogCredentialPrompt</name>
    <message>
        <source>No credentials were entered.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::ErrorDetailsDialog</name>
    <message>
        <source>Error details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened and what to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RequestId:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Raw text:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no further text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Se&amp;ssions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So&amp;urces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Format:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Preset:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;ile:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First ro&amp;ws:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cop&amp;y path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Details…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;hown (%1)</source>
        <comment>rows, with their number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;All (%1)</source>
        <comment>rows, with their number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Se&amp;lected (%1)</source>
        <comment>rows, with their number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Visible (%1)</source>
        <comment>columns, with their number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All (&amp;%1)</source>
        <comment>columns, with their number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers are numbers, unknown values are null.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table of sources has columns of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sources of these sessions are counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a folder. Add a file name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file exists and will be replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R&amp;eplace file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 files (*.%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. No file has been written.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::FilterBar</name>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by name, address, alias, command or node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions are shown in which every word occurs; &quot;quotes&quot; keep words together. Press / to come here, Esc to clear and to go back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only sessions of %1 are shown. Click to show all sources again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all sources again, not only %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>shown sessions, all sessions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 sessions pass the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This filter is in force.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::HelpDialog</name>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Flags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;ilter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help on the filter line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Privacy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is sent and what is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause the automatic refresh, or go on with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the filter line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the filter line: clear it, then return to the sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details of the current session; on a source: show its sessions alone, and again to show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the selected rows, separated by tabs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the selected rows as another format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export to a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a snapshot file or a saved answer of the API</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save what is shown as a snapshot file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <comment>between two keys</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type words: a session is shown if each of them occurs in its name, address, source, alias, command or node. Upper and lower case are alike.

Put a text with blanks into quotation marks: &quot;order service&quot;.

10.1.4. finds the sessions of a network; :6379 finds a port; hgetall finds a command.

The line counts what it shows: 12 of 5,678. A click on a source narrows the view besides. Esc clears the line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is sent
To the endpoint of the connection and to nobody else: the instance id, the AccessKey id and a signature. The secret never leaves this computer. There is no telemetry and no look for updates.

What is kept
Secrets and STS tokens: in the keychain of the operating system, or nowhere, as the connection says. Connections and preferences: in the folder of the settings, without secrets. Session lists: nowhere, unless you save or export them.

What an export holds
Addresses, client names and commands of your clients. Texts come from the clients themselves, and anybody who may connect can choose them: that is why the CSV presets for spreadsheets put a &apos; in front of what looks like a formula.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::IntervalSpinBox</name>
    <message>
        <source>on demand only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds, behind a number</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::NoticeLine</name>
    <message>
        <source>Dismiss this notice</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes effect when the program is started again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row &amp;height:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Refresh every:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For new connections. The next poll counts from the end of the last one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Active up to idle:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds, behind a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A session counts as active while it has been idle for at most this long. The status bar and the sources go by it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mark changes for:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not at all</source>
        <comment>no marks on changed rows</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long new and changed rows stay marked after a refresh.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Bars in the chart:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The largest sources get a bar each, all others one together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV &amp;preset:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language of the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like the system</source>
        <comment>theme</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <comment>theme</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <comment>theme</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compact</source>
        <comment>row height</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal</source>
        <comment>row height</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comfortable</source>
        <comment>row height</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings could not be saved to %1. They last until the program ends.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::ProxyDialog</name>
    <message>
        <source>Proxy password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;User:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept in memory until the program ends, and never saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy %1, port %2, asks for a user and a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy %1, port %2, has refused this user and password. Enter them again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::RefreshBar</name>
    <message>
        <source>Ask for the sessions now (F5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop refreshing by itself, or go on (F6)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>e&amp;very</source>
        <comment>followed by a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time from the end of one refresh to the next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give up this refresh; what is shown stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the sessions or the sources to a file (Ctrl+Shift+E)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the details of the current session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying again in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Trying again in %2.</source>
        <comment>a sentence, a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the answer, %1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 received, %2 s</source>
        <comment>bytes, seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on demand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other…</source>
        <comment>refresh interval</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Seconds from the end of one refresh to the next:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::ServerIdsDialog</name>
    <message>
        <source>Client Ids of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The server lists %Ln id(s) for %1. They carry no node: on an instance with several nodes the same id may stand for several sessions.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Client ids</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::SourcesChart</name>
    <message>
        <source>Chart of the sources with the most sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln other(s)</source>
        <comment>sources</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>source, number of sessions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1
%2 sessions (%3 %), %4 active</source>
        <comment>source; numbers</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::SourcesDock</name>
    <message>
        <source>Sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Ids…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The client ids that the server lists for this source</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln source(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Show &amp;All Sources Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Only This Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Ids from the Server…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::StatusLine</name>
    <message>
        <source>Time of the data as the server gives it. Click for its RequestId.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln session(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln active</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln source(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>A session is active while it has been idle for at most %1. The limit can be changed in the preferences.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data %1</source>
        <comment>a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data %1 (%2 old)</source>
        <comment>a time, a duration</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refreshing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next in %1 (slowed down: the server refuses more requests)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next in %1</source>
        <comment>refresh</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refreshed on demand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data has no RequestId</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RequestId %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy RequestId</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::WelcomePage</name>
    <message>
        <source>Who is connected to your Redis or Tair instance?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessionscope shows the live sessions of an instance on Alibaba Cloud: who they are, what they do, and which source holds how many.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add a connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An instance id and an AccessKey that may read its sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a &amp;saved file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A snapshot, or an answer of GetRedisAllSession saved by another tool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Try the demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A simulated instance on this computer; nothing leaves it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::live::ConnectionProfile</name>
    <message>
        <source>The CA file %1 cannot be read: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The CA file %1 holds no certificate in PEM form.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the connection a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name is too long; shorten it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the id of the instance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The refresh interval is off or %1 to %2 seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the word that marks a production instance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mark is too long; shorten it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The colour is written as # and six hexadecimal digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This looks like the id of an instance of %1; the session list is served for Redis and Tair instances alone (r-…, tair-…).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::live::CredentialResolver</name>
    <message>
        <source>Nobody can be asked for the credentials of &quot;%1&quot;; use the environment or a profile of the aliyun program.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::live::DasFetch</name>
    <message>
        <source>The refresh was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::live::OpenCredentials</name>
    <message>
        <source>No credentials were entered for &quot;%1&quot;; refresh to be asked again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::live::ProfileStore</name>
    <message>
        <source>The connections cannot be saved in %1; check the rights of the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connections cannot be saved in %1: another program holds the file, or the folder cannot be written to; try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of the connections %1 cannot be read; check its rights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of the connections %1 is not understood and cannot be renamed; move it away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The former file of the connections was not understood; it has been kept as %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of the connections %1 is damaged; it is left as it is, and kept under another name when a connection is saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of the connections %1 was written by a newer version of this program; it is left as it is, and kept under another name when a connection is saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection is saved already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (copy %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection is no longer there; another program may have deleted it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the connection a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no saved connection called &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several connections are called &quot;%1&quot; but for the case of their letters; write the name exactly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a connection called &quot;%1&quot; already; choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::models::ConnectionListModel</name>
    <message>
        <source>%1
Instance: %2
Endpoint: %3
%4</source>
        <comment>name of a connection; its state last</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>name of a connection, its state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <comment>name of a connection, its production word, its state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closed</source>
        <comment>connection</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loading</source>
        <comment>connection</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open</source>
        <comment>connection</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <comment>connection</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::models::DetailsModel</name>
    <message>
        <source>%1: %2</source>
        <comment>title of a member, its value</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1
%2 (%3): %4</source>
        <comment>raw value; title, API name, meaning of a member</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Member</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::models::SessionTableModel</name>
    <message>
        <source>%1 %2</source>
        <comment>title of a column, value</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1
%2 (%3): %4</source>
        <comment>raw value; title, API name, meaning of a column</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)
%3</source>
        <comment>title, API name, meaning of a column</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::models::SourceTableModel</name>
    <message>
        <source>(empty)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(unknown)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>a share</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1: %n session(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The server counts %1 for this source in SourceStats.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, differs from the rows</source>
        <comment>the server&apos;s count</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address of the clients, without the port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alias of the source, as somebody set it in the DAS console.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions of the source among those that pass the filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions of the source that are active.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the source in the sessions that pass the filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the server itself counts for the source (SourceStats), over all sessions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::redis::RedisAddress</name>
    <message>
        <source>&quot;%1&quot; is not the address of a Redis server: write host:port, for example 127.0.0.1:6379.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::redis::RedisConnection</name>
    <message>
        <source>The Redis server %1 does not accept user name and password: check both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Redis user may not do this: let the administrator of %1 allow the commands CLIENT and INFO.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Redis server %1 refuses: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Redis server %1 did not accept the connection in time: check host and port, and whether the port expects TLS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection is already open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no connection to the Redis server %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command cannot be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection was closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Redis server %1 answers what nobody asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Redis server %1 did not answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No computer named %1 was found: check the host name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No Redis server can be reached at %1: check host and port, and that the server runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Redis server %1 has closed the connection.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionscope::redis::RespReader</name>
    <message numerus="yes">
        <source>The answer of the Redis server is larger than %n byte(s), the most that is read.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The server does not answer like Redis: check host and port, and whether the port expects TLS.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
