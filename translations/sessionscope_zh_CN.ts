<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>sessionscope::ButtonName</name>
    <message>
        <source>Close %1</source>
        <comment>a dock</comment>
        <translation>关闭“%1”</translation>
    </message>
    <message>
        <source>Float %1</source>
        <comment>a dock</comment>
        <translation>浮动“%1”</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
</context>
<context>
    <name>sessionscope::CellWords</name>
    <message>
        <source>no</source>
        <comment>not in MULTI</comment>
        <translation>否</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>（未命名）</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>not in MULTI</source>
        <translation>不在 MULTI 中</translation>
    </message>
    <message>
        <source>idle %1</source>
        <comment>a duration</comment>
        <translation>空闲 %1</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the parts of a row that is read out</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>Your tags: %1</source>
        <comment>tags of a source</comment>
        <translation>您的标签：%1</translation>
    </message>
    <message>
        <source>You call it “%1”</source>
        <comment>alias of a source</comment>
        <translation>您称其为“%1”</translation>
    </message>
    <message>
        <source>You call it “%1”; tags: %2</source>
        <comment>alias and tags of a source</comment>
        <translation>您称其为“%1”；标签：%2</translation>
    </message>
    <message>
        <source>none</source>
        <comment>no redirection</comment>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>sessionscope::ColumnSet</name>
    <message>
        <source>Triage: who is connected, doing what</source>
        <comment>a set of columns</comment>
        <translation>排查：谁连着，在做什么</translation>
    </message>
    <message>
        <source>Memory: buffers of each client</source>
        <comment>a set of columns</comment>
        <translation>内存：各客户端的缓冲区</translation>
    </message>
    <message>
        <source>Pub/Sub: subscriptions and what waits for them</source>
        <comment>a set of columns</comment>
        <translation>Pub/Sub：订阅及其等待的内容</translation>
    </message>
    <message>
        <source>All columns</source>
        <comment>a set of columns</comment>
        <translation>所有列</translation>
    </message>
</context>
<context>
    <name>sessionscope::ColumnSetMenu</name>
    <message>
        <source>&amp;Save Current Columns As…</source>
        <translation>将当前列另存为(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Manage Column Sets…</source>
        <translation>管理列组合(&amp;M)…</translation>
    </message>
</context>
<context>
    <name>sessionscope::ColumnText</name>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Client id, unique on one node as long as its process runs.</source>
        <translation>客户端 ID，在同一节点的进程运行期间唯一。</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Address and port of the client; path:0 for a Unix socket.</source>
        <translation>客户端的地址和端口；Unix 套接字显示为“路径:0”。</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Address of the client without its port: the source of the session.</source>
        <translation>客户端的地址（不含端口），即会话的访问来源。</translation>
    </message>
    <message>
        <source>Alias</source>
        <translation>别名</translation>
    </message>
    <message>
        <source>Alias of the source, as somebody set it in the DAS console.</source>
        <translation>访问来源的别名，在 DAS 控制台中设置。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Name that the client gave itself with CLIENT SETNAME; empty if none.</source>
        <translation>客户端通过 CLIENT SETNAME 设置的名称；未设置则为空。</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>The last command that the client ran.</source>
        <translation>客户端最近一次执行的命令。</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>连接时长</translation>
    </message>
    <message>
        <source>Seconds since the client connected.</source>
        <translation>客户端建立连接以来的时长，单位为秒。</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>空闲时长</translation>
    </message>
    <message>
        <source>Seconds since the last interaction.</source>
        <translation>客户端距上一次交互的时长，单位为秒。</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>标志</translation>
    </message>
    <message>
        <source>State of the client, one letter each: N normal, b blocked, x in MULTI, O MONITOR, P Pub/Sub, S replica and others.</source>
        <translation>客户端标志，每个字母表示一种状态：N 普通、b 阻塞、x 处于 MULTI、O MONITOR、P Pub/Sub、S 从节点等。</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>DB</translation>
    </message>
    <message>
        <source>Number of the selected database.</source>
        <translation>客户端当前所选数据库的编号。</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>频道数</translation>
    </message>
    <message>
        <source>Number of subscribed channels. Behind the Tair proxy it may be 0 or 1 only.</source>
        <translation>订阅的频道数量。经 Tair 代理节点连接时可能只会是 0 或 1。</translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>模式数</translation>
    </message>
    <message>
        <source>Number of subscribed patterns. Behind the Tair proxy it may be 0 or 1 only.</source>
        <translation>模式匹配的订阅数量。经 Tair 代理节点连接时可能只会是 0 或 1。</translation>
    </message>
    <message>
        <source>MULTI</source>
        <translation>MULTI</translation>
    </message>
    <message>
        <source>Commands queued in MULTI; -1 means that the client is not in MULTI.</source>
        <translation>MULTI 事务中已入队的命令数；-1 表示客户端不在 MULTI 事务中。</translation>
    </message>
    <message>
        <source>Input buffer</source>
        <translation>输入缓冲</translation>
    </message>
    <message>
        <source>Bytes that wait in the query (input) buffer. May mean nothing behind the Tair proxy.</source>
        <translation>查询（输入）缓冲区中待处理的数据量，单位为字节。经 Tair 代理节点连接时可能没有意义。</translation>
    </message>
    <message>
        <source>Input free</source>
        <translation>输入剩余</translation>
    </message>
    <message>
        <source>Free bytes of the query (input) buffer. May mean nothing behind the Tair proxy.</source>
        <translation>查询（输入）缓冲区的剩余空间，单位为字节。经 Tair 代理节点连接时可能没有意义。</translation>
    </message>
    <message>
        <source>Fixed output</source>
        <translation>固定输出</translation>
    </message>
    <message>
        <source>Bytes used in the fixed output buffer. May mean nothing behind the Tair proxy.</source>
        <translation>固定输出缓冲区的已用空间，单位为字节。经 Tair 代理节点连接时可能没有意义。</translation>
    </message>
    <message>
        <source>Output replies</source>
        <translation>待发回复</translation>
    </message>
    <message>
        <source>Replies that wait in the output list; a number, not bytes. May mean nothing behind the Tair proxy.</source>
        <translation>输出列表中等待发送的回复个数（不是字节数）。经 Tair 代理节点连接时可能没有意义。</translation>
    </message>
    <message>
        <source>Output memory</source>
        <translation>输出内存</translation>
    </message>
    <message>
        <source>Bytes of memory that the output list uses.</source>
        <translation>输出列表占用的内存，单位为字节。</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>What the server waits for on the socket: r readable, w writable.</source>
        <translation>服务端在套接字上等待的事件：r 可读，w 可写。</translation>
    </message>
    <message>
        <source>Socket</source>
        <translation>套接字</translation>
    </message>
    <message>
        <source>File descriptor of the socket in the server process.</source>
        <translation>套接字在服务端进程中的文件描述符。</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Node (proxy or shard) that holds the connection.</source>
        <translation>持有该连接的节点（代理节点或数据分片）。</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>ACL user that the client is.</source>
        <translation>客户端所用的 ACL 用户。</translation>
    </message>
    <message>
        <source>Server address</source>
        <translation>服务端地址</translation>
    </message>
    <message>
        <source>Address and port of the server that the client connected to.</source>
        <translation>客户端所连接的服务端地址和端口。</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>客户端库</translation>
    </message>
    <message>
        <source>Client library, as it told with CLIENT SETINFO; empty if it did not.</source>
        <translation>客户端库，由其通过 CLIENT SETINFO 告知；未告知时为空。</translation>
    </message>
    <message>
        <source>Library version</source>
        <translation>客户端库版本</translation>
    </message>
    <message>
        <source>Version of the client library, as it told with CLIENT SETINFO.</source>
        <translation>客户端库的版本，由其通过 CLIENT SETINFO 告知。</translation>
    </message>
    <message>
        <source>RESP</source>
        <translation>RESP</translation>
    </message>
    <message>
        <source>Version of the protocol that the client speaks, 2 or 3.</source>
        <translation>客户端使用的协议版本，2 或 3。</translation>
    </message>
    <message>
        <source>Tracking to</source>
        <translation>跟踪重定向</translation>
    </message>
    <message>
        <source>Id of the client that invalidation messages of tracking go to; -1 means no other one.</source>
        <translation>接收键跟踪失效消息的客户端 ID；-1 表示没有重定向。</translation>
    </message>
    <message>
        <source>Shard channels</source>
        <translation>分片频道</translation>
    </message>
    <message>
        <source>Number of subscribed channels of shards.</source>
        <translation>订阅的分片频道数。</translation>
    </message>
    <message>
        <source>Watched keys</source>
        <translation>监视的键</translation>
    </message>
    <message>
        <source>Number of keys that the client watches (WATCH).</source>
        <translation>客户端监视的键数（WATCH）。</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>命令参数</translation>
    </message>
    <message>
        <source>Bytes of the arguments of a command that has not come completely.</source>
        <translation>尚未接收完整的命令的参数所占字节数。</translation>
    </message>
    <message>
        <source>MULTI memory</source>
        <translation>MULTI 内存</translation>
    </message>
    <message>
        <source>Bytes of the commands that are queued in MULTI.</source>
        <translation>MULTI 中排队的命令所占字节数。</translation>
    </message>
    <message>
        <source>Total memory</source>
        <translation>内存合计</translation>
    </message>
    <message>
        <source>Bytes of memory that the client uses in all its buffers.</source>
        <translation>客户端各缓冲区共占用的内存字节数。</translation>
    </message>
    <message>
        <source>Reply buffer</source>
        <translation>回复缓冲区</translation>
    </message>
    <message>
        <source>Size of the fixed reply buffer in bytes.</source>
        <translation>固定回复缓冲区的大小（字节）。</translation>
    </message>
    <message>
        <source>Reply peak</source>
        <translation>回复峰值</translation>
    </message>
    <message>
        <source>Most bytes of the fixed reply buffer that were used lately.</source>
        <translation>固定回复缓冲区近期使用的最多字节数。</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>Bytes that the server has read from the client.</source>
        <translation>服务端从该客户端读取的字节数。</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Bytes that the server has sent to the client.</source>
        <translation>服务端向该客户端发送的字节数。</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令数</translation>
    </message>
    <message>
        <source>Number of commands that the client has run.</source>
        <translation>客户端执行过的命令数。</translation>
    </message>
    <message>
        <source>I/O thread</source>
        <translation>I/O 线程</translation>
    </message>
    <message>
        <source>Number of the I/O thread that serves the client.</source>
        <translation>为该客户端服务的 I/O 线程编号。</translation>
    </message>
    <message>
        <source>Other fields</source>
        <translation>其他字段</translation>
    </message>
    <message>
        <source>Fields of CLIENT LIST that Sessionscope does not know, as the server sent them.</source>
        <translation>CLIENT LIST 中 Sessionscope 不认识的字段，按服务端发送的原样显示。</translation>
    </message>
</context>
<context>
    <name>sessionscope::CommandLine</name>
    <message>
        <source>Session browser for Redis and Tair on Alibaba Cloud</source>
        <translation>阿里云 Redis 和 Tair 会话浏览器</translation>
    </message>
    <message>
        <source>snapshot files</source>
        <translation>快照文件</translation>
    </message>
    <message>
        <source>Saved snapshots, or saved answers of the API, to look at.</source>
        <translation>要查看的快照文件，或保存下来的 API 响应。</translation>
    </message>
    <message>
        <source>[snapshot files]</source>
        <translation>[快照文件]</translation>
    </message>
    <message>
        <source>--%1 needs a value; to give it one that begins with two hyphens, write --%1=VALUE.</source>
        <translation>--%1 需要一个值；如果该值以两个连字符开头，请写成 --%1=VALUE。</translation>
    </message>
    <message>
        <source>--%1 is given twice.</source>
        <translation>--%1 重复。</translation>
    </message>
    <message>
        <source>--%1 must not be empty.</source>
        <translation>--%1 不能为空。</translation>
    </message>
    <message>
        <source>--%1 has a meaning together with --%2 only.</source>
        <translation>--%1 只能与 --%2 一起使用。</translation>
    </message>
    <message>
        <source>a snapshot file</source>
        <translation>快照文件</translation>
    </message>
    <message>
        <source>%1 and %2 cannot be looked at together: choose one of them.</source>
        <translation>%1 与 %2 不能同时使用，请选择其一。</translation>
    </message>
    <message>
        <source>--ca-file has a meaning together with --instance or --connection only.</source>
        <translation>--ca-file 只能与 --instance 或 --connection 一起使用。</translation>
    </message>
    <message>
        <source>--demo-sessions takes a number from 0 to %1.</source>
        <translation>--demo-sessions 的取值范围为 0～%1。</translation>
    </message>
    <message>
        <source>--timeout takes a number of seconds above 0, at most %1.</source>
        <translation>--timeout 的单位为秒，取值须大于 0 且不超过 %1。</translation>
    </message>
    <message>
        <source>There is no format &quot;%1&quot;: choose csv, tsv, json or ndjson.</source>
        <translation>没有格式“%1”，请从 csv、tsv、json、ndjson 中选择。</translation>
    </message>
    <message>
        <source>There is no preset &quot;%1&quot;: choose standard, spreadsheet or scripts.</source>
        <translation>没有预设“%1”，请从 standard、spreadsheet、scripts 中选择。</translation>
    </message>
    <message>
        <source>--preset is for CSV and TSV: JSON has no presets.</source>
        <translation>--preset 仅适用于 CSV 和 TSV，JSON 没有预设。</translation>
    </message>
    <message>
        <source>There is no column &quot;%1&quot;: choose from %2.</source>
        <translation>没有列“%1”，可选的列：%2。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no order: write COLUMN or COLUMN:desc.</source>
        <translation>“%1”不是有效的排序方式，请写成 COLUMN 或 COLUMN:desc。</translation>
    </message>
    <message>
        <source>The column %1 is named twice.</source>
        <translation>列 %1 重复。</translation>
    </message>
    <message>
        <source>--export needs to know what: add --demo, --connection, --instance or a snapshot file.</source>
        <translation>--export 需要指定导出对象，请加上 --demo、--connection、--instance 或一个快照文件。</translation>
    </message>
    <message>
        <source>--export takes one snapshot file at a time.</source>
        <translation>--export 一次只能导出一个快照文件。</translation>
    </message>
    <message>
        <source>--stall-report is for the window: --export opens none.</source>
        <translation>--stall-report 仅适用于窗口，--export 不会打开窗口。</translation>
    </message>
    <message>
        <source>The table of --statistics has columns and an order of its own: leave out --sort and --columns.</source>
        <translation>--statistics 的表有固定的列和顺序，请去掉 --sort 和 --columns。</translation>
    </message>
    <message>
        <source>Look at the built-in demo instance.</source>
        <translation>查看内置的演示实例。</translation>
    </message>
    <message>
        <source>How many sessions the demo instance has.</source>
        <translation>演示实例的会话数量。</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>NAME</translation>
    </message>
    <message>
        <source>Look at a saved connection.</source>
        <translation>查看已保存的连接。</translation>
    </message>
    <message>
        <source>Look at this instance. The credentials come from the environment variables ALIBABA_CLOUD_ACCESS_KEY_ID, ALIBABA_CLOUD_ACCESS_KEY_SECRET and, if they are temporary ones, ALIBABA_CLOUD_SECURITY_TOKEN, or from --aliyun-profile.</source>
        <translation>查看该实例。凭证取自环境变量 ALIBABA_CLOUD_ACCESS_KEY_ID 和 ALIBABA_CLOUD_ACCESS_KEY_SECRET（临时凭证还需 ALIBABA_CLOUD_SECURITY_TOKEN），或取自 --aliyun-profile。</translation>
    </message>
    <message>
        <source>Where to ask for the instance; https unless it says http, which is accepted for this computer only. The default, das.cn-shanghai.aliyuncs.com, answers for instances of every region.</source>
        <translation>查询该实例所用的服务接入点；未注明 http 时使用 https，http 仅限访问本机。默认的 das.cn-shanghai.aliyuncs.com 适用于所有地域的实例。</translation>
    </message>
    <message>
        <source>Take the credentials from this profile of ~/.aliyun/config.json.</source>
        <translation>使用 ~/.aliyun/config.json 中该配置的凭证。</translation>
    </message>
    <message>
        <source>TEXT</source>
        <translation>TEXT</translation>
    </message>
    <message>
        <source>The reserved parameter ConsoleContext.</source>
        <translation>备用参数 ConsoleContext。</translation>
    </message>
    <message>
        <source>FILE</source>
        <translation>FILE</translation>
    </message>
    <message>
        <source>Certificates (PEM) to trust besides those of the system.</source>
        <translation>除系统证书外还要信任的证书（PEM 格式）。</translation>
    </message>
    <message>
        <source>SECONDS</source>
        <translation>SECONDS</translation>
    </message>
    <message>
        <source>Bound on the whole fetch, retries included; 60 unless given.</source>
        <translation>整个获取过程（含重试）的时限，默认为 60。</translation>
    </message>
    <message>
        <source>Fetch once, or read the snapshot file, write the table to FILE (- is standard output) and exit. Needs no display.</source>
        <translation>获取一次（或读取快照文件），将表写入 FILE（- 表示标准输出）后退出。不需要图形显示。</translation>
    </message>
    <message>
        <source>What to write. Otherwise the suffix of the file decides, else it is CSV.</source>
        <translation>输出格式。未指定时由文件后缀决定，否则为 CSV。</translation>
    </message>
    <message>
        <source>Form of CSV and TSV: as RFC 4180 says, for spreadsheets, or unaltered for scripts.</source>
        <translation>CSV 和 TSV 的预设：standard 遵循 RFC 4180，spreadsheet 用于电子表格，scripts 不作任何改动、供脚本使用。</translation>
    </message>
    <message>
        <source>Write the sources instead of the sessions.</source>
        <translation>输出访问来源，而不是会话。</translation>
    </message>
    <message>
        <source>EXPRESSION</source>
        <translation>EXPRESSION</translation>
    </message>
    <message>
        <source>Order of the rows; otherwise that of the server.</source>
        <translation>行的顺序；未指定时保持服务端返回的顺序。</translation>
    </message>
    <message>
        <source>At the end, print the longest time that the window did not respond.</source>
        <translation>结束时输出窗口未响应的最长时间。</translation>
    </message>
    <message>
        <source>Print the version.</source>
        <translation>显示版本。</translation>
    </message>
    <message>
        <source>Print this help.</source>
        <translation>显示本帮助。</translation>
    </message>
    <message>
        <source>Standard output cannot be written.</source>
        <translation>无法写入标准输出。</translation>
    </message>
    <message>
        <source>Only sessions that pass this filter: words, and comparisons such as &quot;idle &gt; 5m and client in 10.0.0.0/8&quot;.</source>
        <translation>仅输出符合此筛选条件的会话：单词，以及诸如 &quot;idle &gt; 5m and client in 10.0.0.0/8&quot; 的比较。</translation>
    </message>
    <message>
        <source>Use the names and tags that you gave sources in the window: in the filter, and as two more columns, LocalAlias and LocalTags.</source>
        <translation>使用您在窗口中为来源设置的名称和标签：可用于筛选，并多导出两列 LocalAlias 和 LocalTags。</translation>
    </message>
    <message>
        <source>Columns to write, by the names of the API; otherwise all that the sessions have.</source>
        <translation>要写入的列，使用 API 的名称；不指定时写入会话具有的全部列。</translation>
    </message>
</context>
<context>
    <name>sessionscope::DasAnswer</name>
    <message>
        <source>Reading the answer was cancelled.</source>
        <translation>已取消读取响应。</translation>
    </message>
    <message>
        <source>The answer is cut off: its JSON breaks off at its end, byte %1. Try again; if it happens again, a proxy may cut long answers.</source>
        <translation>响应不完整：JSON 在末尾（第 %1 字节处）中断。请重试；如果再次出现，可能是代理截断了较长的响应。</translation>
    </message>
    <message>
        <source>The answer is JSON, but not an answer of DAS with sessions. Check the endpoint.</source>
        <translation>响应是 JSON，但不是 DAS 的会话数据，请检查服务接入点。</translation>
    </message>
    <message>
        <source>The answer is empty. Try again; if it stays empty, check the endpoint and the proxy.</source>
        <translation>响应为空。请重试；如果仍为空，请检查服务接入点和代理。</translation>
    </message>
    <message>
        <source>The answer is larger than this program reads: at most %1 MiB (%2 MiB between two sessions), %3 sessions and %4 levels of nesting. Check the endpoint.</source>
        <translation>响应超出本程序可读取的大小：最多 %1 MiB（两个会话之间最多 %2 MiB）、%3 个会话、%4 层嵌套。请检查接入点。</translation>
    </message>
    <message>
        <source>The answer is not JSON from byte %1 on: check the endpoint, and whether a proxy or a login page has answered instead.</source>
        <translation>响应从第 %1 字节起不是 JSON：请检查接入点，并确认是否由代理或登录页面代为应答。</translation>
    </message>
    <message>
        <source>The server reports success, but its answer has no list of sessions: try again, and check the endpoint if it happens again.</source>
        <translation>服务器报告成功，但响应中没有会话列表：请重试；若再次出现，请检查接入点。</translation>
    </message>
</context>
<context>
    <name>sessionscope::DasWriter</name>
    <message>
        <source>Writing was cancelled.</source>
        <translation>已取消写入。</translation>
    </message>
    <message>
        <source>The sessions cannot be written: %1. Check the place and its free space.</source>
        <translation>无法写入会话：%1。请检查目标位置及其剩余空间。</translation>
    </message>
</context>
<context>
    <name>sessionscope::Display</name>
    <message>
        <source>There is no display to open a window on: start it in a desktop session, or write a table with --export, which needs none.</source>
        <translation>没有可用的图形显示，无法打开窗口；请在桌面环境中启动，或使用不需要图形显示的 --export 导出。</translation>
    </message>
</context>
<context>
    <name>sessionscope::DoubtWords</name>
    <message>
        <source>Doubtful: behind the Tair proxy this is 0 or 1, however many subscriptions there are.</source>
        <translation>存疑：经过 Tair 代理时，无论有多少订阅，此值只为 0 或 1。</translation>
    </message>
    <message>
        <source>Doubtful: behind the Tair proxy this value has no meaning.</source>
        <translation>存疑：经过 Tair 代理时，此值没有意义。</translation>
    </message>
</context>
<context>
    <name>sessionscope::Exporter</name>
    <message>
        <source>standard output</source>
        <translation>标准输出</translation>
    </message>
    <message>
        <source>%1, preset %2</source>
        <extracomment>%1 is CSV or TSV, %2 the name of a preset</extracomment>
        <translation>%1，%2预设</translation>
    </message>
    <message>
        <source>%1 could not be written: %2.</source>
        <translation>无法写入 %1：%2。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln column(s)</source>
        <translation>
            <numerusform>%Ln 列</numerusform>
        </translation>
    </message>
    <message>
        <source>Wrote %1 and %2 (%3) to %4.</source>
        <extracomment>%1 is &quot;5 rows&quot;, %2 &quot;3 columns&quot;, %3 JSON or NDJSON</extracomment>
        <translation>已将 %1、%2（%3）写入 %4。</translation>
    </message>
    <message>
        <source>Wrote %1 and %2 (%3) to %4; %5.</source>
        <extracomment>%1 is &quot;5 rows&quot;, %2 &quot;3 columns&quot;, %3 &quot;CSV, preset Standard&quot;, %5 &quot;2 cells neutralised&quot;</extracomment>
        <translation>已将 %1、%2（%3）写入 %4；%5。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cell(s) neutralised</source>
        <translation>
            <numerusform>已对 %Ln 个单元格作防公式处理</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionscope::FieldText</name>
    <message>
        <source>Port of the client, the end of Addr.</source>
        <translation>客户端的端口，即 Addr 的末尾部分。</translation>
    </message>
    <message>
        <source>What the client is: normal, primary, replica, monitor or pubsub.</source>
        <translation>客户端的角色：normal、primary、replica、monitor 或 pubsub。</translation>
    </message>
    <message>
        <source>Name of the source: yours, or the one from the console (ClientDesc).</source>
        <translation>来源的名称：您自己设置的，或控制台中的别名 (ClientDesc)。</translation>
    </message>
    <message>
        <source>A tag that you gave the source.</source>
        <translation>您为该来源添加的标签。</translation>
    </message>
    <message>
        <source>Sessions that were not idle for long; stands alone.</source>
        <translation>空闲时间不长的会话；单独使用。</translation>
    </message>
    <message>
        <source>What the last refresh changed: new, gone, any, or the name of a member such as cmd.</source>
        <translation>上次刷新带来的变化：new、gone、any，或 cmd 之类的字段名。</translation>
    </message>
    <message>
        <source>What has changed since you pressed Mark: new, gone, any, or the name of a member.</source>
        <translation>按下“标记”以来的变化：new、gone、any，或字段名。</translation>
    </message>
</context>
<context>
    <name>sessionscope::FilterCompletion</name>
    <message>
        <source>more than</source>
        <translation>大于</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>至少</translation>
    </message>
    <message>
        <source>less than</source>
        <translation>小于</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>至多</translation>
    </message>
    <message>
        <source>equal to</source>
        <translation>等于</translation>
    </message>
    <message>
        <source>known and not equal to</source>
        <translation>已知且不等于</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>包含</translation>
    </message>
    <message>
        <source>matches a regular expression</source>
        <translation>匹配正则表达式</translation>
    </message>
    <message>
        <source>one of a set or range</source>
        <translation>属于某个集合或范围</translation>
    </message>
    <message>
        <source>has no value</source>
        <translation>没有值</translation>
    </message>
    <message>
        <source>the opposite</source>
        <translation>取反</translation>
    </message>
    <message>
        <source>both must hold</source>
        <translation>两者都须成立</translation>
    </message>
    <message>
        <source>one of both is enough</source>
        <translation>两者之一成立即可</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>1024 bytes</source>
        <translation>1024 字节</translation>
    </message>
    <message>
        <source>1024 KiB</source>
        <translation>1024 KiB</translation>
    </message>
    <message>
        <source>1024 MiB</source>
        <translation>1024 MiB</translation>
    </message>
    <message>
        <source>came</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>left</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>came, left, or is another</source>
        <translation>新增、离开或已变化</translation>
    </message>
    <message>
        <source>has a value</source>
        <translation>有值</translation>
    </message>
    <message>
        <source>used before</source>
        <translation>曾经使用</translation>
    </message>
    <message>
        <source>ends the parenthesis</source>
        <translation>结束括号</translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s)</source>
        <translation>
            <numerusform>%Ln 个会话</numerusform>
        </translation>
    </message>
    <message>
        <source>a set, up to }</source>
        <translation>集合，到 } 为止</translation>
    </message>
    <message>
        <source>256 addresses</source>
        <translation>256 个地址</translation>
    </message>
</context>
<context>
    <name>sessionscope::FilterHelp</name>
    <message>
        <source>Which connections have done nothing for long?</source>
        <translation>哪些连接长时间无动作？</translation>
    </message>
    <message>
        <source>Is my pool leaking?</source>
        <translation>我的连接池在泄漏吗？</translation>
    </message>
    <message>
        <source>What is at work right now?</source>
        <translation>此刻谁在工作？</translation>
    </message>
    <message>
        <source>What comes from one address?</source>
        <translation>某个地址有哪些连接？</translation>
    </message>
    <message>
        <source>What comes from one network?</source>
        <translation>某个网段有哪些连接？</translation>
    </message>
    <message>
        <source>What does not come from our networks?</source>
        <translation>哪些不是来自我们的网段？</translation>
    </message>
    <message>
        <source>Is it growing: what is new since the last refresh?</source>
        <translation>还在增长吗：上次刷新以来新增了什么？</translation>
    </message>
    <message>
        <source>What did my deploy change since I pressed Mark?</source>
        <translation>自按下“标记”以来，我的发布改变了什么？</translation>
    </message>
    <message>
        <source>Who connected just now?</source>
        <translation>谁刚刚连上？</translation>
    </message>
    <message>
        <source>Who still uses database 3?</source>
        <translation>谁还在用数据库 3？</translation>
    </message>
    <message>
        <source>Who uses another than 0 or 3?</source>
        <translation>谁在用 0 和 3 以外的数据库？</translation>
    </message>
    <message>
        <source>Which clients have no name?</source>
        <translation>哪些客户端没有名称？</translation>
    </message>
    <message>
        <source>Is a MONITOR left running?</source>
        <translation>有没有遗留的 MONITOR？</translation>
    </message>
    <message>
        <source>Who is blocked or in MULTI?</source>
        <translation>谁被阻塞或处于 MULTI 中？</translation>
    </message>
    <message>
        <source>Which clients have a large output buffer?</source>
        <translation>哪些客户端的输出缓冲区很大？</translation>
    </message>
    <message>
        <source>Which clients send more than is read?</source>
        <translation>哪些客户端发送得比被读取的多？</translation>
    </message>
    <message>
        <source>Who runs costly commands?</source>
        <translation>谁在执行高开销命令？</translation>
    </message>
    <message>
        <source>Who subscribes to channels?</source>
        <translation>谁订阅了频道？</translation>
    </message>
    <message>
        <source>Everything but replicas and primaries</source>
        <translation>除副本和主节点以外的一切</translation>
    </message>
    <message>
        <source>Names that begin alike</source>
        <translation>名称开头相同的</translation>
    </message>
    <message>
        <source>Sources without an alias</source>
        <translation>没有别名的来源</translation>
    </message>
    <message>
        <source>A range of ports</source>
        <translation>一个端口范围</translation>
    </message>
    <message>
        <source>Two words, wherever they occur</source>
        <translation>两个单词，出现在任何位置</translation>
    </message>
    <message>
        <source>Equal, known and not equal; upper and lower case are alike, * stands for any characters</source>
        <translation>等于、已知且不等于；不区分大小写，* 代表任意字符</translation>
    </message>
    <message>
        <source>Compares numbers, times and sizes</source>
        <translation>比较数字、时间和大小</translation>
    </message>
    <message>
        <source>Contains, right behind the name; of flags: has the letter or word</source>
        <translation>包含，紧跟在字段名后；对标志而言：含有该字母或单词</translation>
    </message>
    <message>
        <source>Matches a regular expression somewhere; upper and lower case differ</source>
        <translation>在任意位置匹配正则表达式；区分大小写</translation>
    </message>
    <message>
        <source>One of a set {a, b}, a range 0..7, a block 10.0.0.0/8 or a range of addresses</source>
        <translation>属于集合 {a, b}、范围 0..7、网段 10.0.0.0/8 或地址范围</translation>
    </message>
    <message>
        <source>Finds what has no value; no comparison does, not even one with not</source>
        <translation>查找没有值的；任何比较都找不到它们，加上 not 也不行</translation>
    </message>
    <message>
        <source>Join terms; words beside each other mean and. not binds closest, then and, then or</source>
        <translation>连接各项；并列的单词表示 and。not 优先级最高，然后是 and，再是 or</translation>
    </message>
    <message>
        <source>Keep blanks together and take words, *, and, or literally; \&quot; is a quotation mark</source>
        <translation>保留空格，并按字面理解单词、*、and、or；\&quot; 表示引号</translation>
    </message>
    <message>
        <source>Seconds, minutes, hours, days, weeks, also together: 1h30m; a bare number is seconds</source>
        <translation>秒、分、时、天、周，也可组合：1h30m；单独的数字表示秒</translation>
    </message>
    <message>
        <source>Bytes in steps of 1024; a bare number is bytes</source>
        <translation>以 1024 为进位的字节；单独的数字表示字节</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the names of a field</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Operators</source>
        <translation>运算符</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单位</translation>
    </message>
</context>
<context>
    <name>sessionscope::FilterProblem</name>
    <message>
        <source>The text in quotation marks does not end: add a &quot; behind it.</source>
        <translation>引号中的文本没有结束，请在其后加上 &quot;。</translation>
    </message>
    <message>
        <source>&quot;%1&quot;</source>
        <comment>what was typed, in quotation marks</comment>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the items of a list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>a time such as 30, 5m, 2h or 1d</source>
        <translation>时间，例如 30、5m、2h 或 1d</translation>
    </message>
    <message>
        <source>a size such as 512, 64KiB or 1MiB</source>
        <translation>大小，例如 512、64KiB 或 1MiB</translation>
    </message>
    <message>
        <source>a number such as 3, or a range such as 0..7</source>
        <translation>数字，例如 3，或范围，例如 0..7</translation>
    </message>
    <message>
        <source>an address or a part of one, such as 10.0.0.1</source>
        <translation>地址或其中一部分，例如 10.0.0.1</translation>
    </message>
    <message>
        <source>an address with its port, such as 10.0.0.1:5000</source>
        <translation>带端口的地址，例如 10.0.0.1:5000</translation>
    </message>
    <message>
        <source>r, w, readable or writable</source>
        <translation>r、w、readable 或 writable</translation>
    </message>
    <message>
        <source>letters such as S, or a word such as replica or blocked</source>
        <translation>字母，例如 S，或单词，例如 replica 或 blocked</translation>
    </message>
    <message>
        <source>new, gone, any, or a member such as cmd</source>
        <translation>new、gone、any，或 cmd 之类的字段</translation>
    </message>
    <message>
        <source>a text such as cart, or &quot;in quotation marks&quot;</source>
        <translation>文本，例如 cart，或 &quot;加引号的文本&quot;</translation>
    </message>
    <message>
        <source>a set such as {0, 3} or a range such as 0..7</source>
        <translation>集合，例如 {0, 3}，或范围，例如 0..7</translation>
    </message>
    <message>
        <source>a block such as 10.0.0.0/8, a range such as 10.0.0.1..10.0.0.9, or a set such as {10.0.0.1, 10.0.0.2}</source>
        <translation>网段，例如 10.0.0.0/8，范围，例如 10.0.0.1..10.0.0.9，或集合，例如 {10.0.0.1, 10.0.0.2}</translation>
    </message>
    <message>
        <source>a set such as {get, set}</source>
        <translation>集合，例如 {get, set}</translation>
    </message>
    <message>
        <source>The filter has %1 characters; at most %2 can be read.</source>
        <translation>筛选条件有 %1 个字符，最多只能读取 %2 个。</translation>
    </message>
    <message>
        <source>There are more than %1 parentheses or negations within each other; write the filter with fewer.</source>
        <translation>括号或否定的嵌套超过 %1 层，请减少嵌套。</translation>
    </message>
    <message>
        <source>There are more than %1 words and values; shorten the filter, or use a range or wildcards.</source>
        <translation>单词和值超过 %1 个，请缩短筛选条件，或使用范围或通配符。</translation>
    </message>
    <message>
        <source>This closing parenthesis has no opening one before it; remove it, or put it in quotation marks to search for it.</source>
        <translation>这个右括号前面没有对应的左括号，请将其删除；若要搜索它，请加上引号。</translation>
    </message>
    <message>
        <source>%1 cannot stand here; before it there must be the name of a field such as idle. To search for it, put it in quotation marks.</source>
        <translation>%1 不能出现在这里，它前面必须是字段名，例如 idle。若要搜索它，请加上引号。</translation>
    </message>
    <message>
        <source>Something is missing at the end: a word, or a comparison such as idle &gt; 5m.</source>
        <translation>末尾缺少内容：一个单词，或一个比较，例如 idle &gt; 5m。</translation>
    </message>
    <message>
        <source>A word or a comparison such as idle &gt; 5m must stand before %1. To search for it, put it in quotation marks.</source>
        <translation>%1 前面必须有一个单词或一个比较，例如 idle &gt; 5m。若要搜索它，请加上引号。</translation>
    </message>
    <message>
        <source>The parenthesis at character %1 is not closed: add a ) at the end.</source>
        <translation>第 %1 个字符处的括号没有闭合，请在末尾加上 )。</translation>
    </message>
    <message>
        <source>There is no field %1. Did you mean %2?</source>
        <translation>没有字段 %1。您是指 %2 吗？</translation>
    </message>
    <message>
        <source>There is no field %1. Fields are Name, Client, Idle, Age, Cmd, Db and the other members (F1 lists them). To search for the text, put it in quotation marks.</source>
        <translation>没有字段 %1。字段有 Name、Client、Idle、Age、Cmd、Db 以及其他成员（按 F1 查看全部）。若要搜索该文本，请加上引号。</translation>
    </message>
    <message>
        <source>A comparison begins with its field: write idle &gt; 5m, not 5m &lt; idle.</source>
        <translation>比较以字段开头：请写 idle &gt; 5m，而不是 5m &lt; idle。</translation>
    </message>
    <message>
        <source>active stands alone, without a comparison: write active or not active.</source>
        <translation>active 单独使用，不带比较：请写 active 或 not active。</translation>
    </message>
    <message>
        <source>A value for %1 is missing: %2.</source>
        <translation>缺少 %1 的值：%2。</translation>
    </message>
    <message>
        <source>%1 is no value for %2; write %3.</source>
        <translation>%1 不是 %2 的有效值，请输入%3。</translation>
    </message>
    <message>
        <source>Behind &quot;is&quot; there must be unknown or not unknown.</source>
        <translation>“is”后面必须是 unknown 或 not unknown。</translation>
    </message>
    <message>
        <source>Behind &quot;is&quot; there can only be unknown or not unknown, not %1. To compare with a value, use =.</source>
        <translation>“is”后面只能是 unknown 或 not unknown，不能是 %1。若要与值比较，请使用 =。</translation>
    </message>
    <message>
        <source>%1 is never unknown; compare it with %2.</source>
        <translation>%1 不会是未知，请与以下值比较：%2。</translation>
    </message>
    <message>
        <source>Behind &quot;in&quot; something is missing: %1.</source>
        <translation>“in”后面缺少内容：%1。</translation>
    </message>
    <message>
        <source>%1 cannot stand behind &quot;in&quot;; write %2.</source>
        <translation>%1 不能出现在“in”后面，请输入%2。</translation>
    </message>
    <message>
        <source>The brace at character %1 is not closed: add a } at the end.</source>
        <translation>第 %1 个字符处的花括号没有闭合，请在末尾加上 }。</translation>
    </message>
    <message>
        <source>This set is empty, nothing could pass; write values between the braces.</source>
        <translation>这个集合为空，没有会话能符合，请在花括号中写入值。</translation>
    </message>
    <message>
        <source>%1 has no order, so that %2 cannot compare it; use =, !=, : or in.</source>
        <translation>%1 没有大小顺序，不能用 %2 比较，请使用 =、!=、: 或 in。</translation>
    </message>
    <message>
        <source>%1 is a number: ~ is for texts. Use =, !=, &lt;, &lt;=, &gt;, &gt;= or in.</source>
        <translation>%1 是数字，而 ~ 用于文本。请使用 =、!=、&lt;、&lt;=、&gt;、&gt;= 或 in。</translation>
    </message>
    <message>
        <source>The unit must stand right behind the number, without a blank, as in 5%1. To search for the text, put it in quotation marks.</source>
        <translation>单位必须紧跟在数字后面，中间没有空格，例如 5%1。若要搜索该文本，请加上引号。</translation>
    </message>
    <message>
        <source>The range %1 is empty: its first number must not be larger than its last.</source>
        <translation>范围 %1 为空：第一个数不能大于最后一个数。</translation>
    </message>
    <message>
        <source>%1 is no block or range of addresses; write %2.</source>
        <translation>%1 不是网段或地址范围，请输入%2。</translation>
    </message>
    <message>
        <source>%1 is neither a word nor letters that %2 knows. Words are %3.</source>
        <translation>%1 既不是 %2 的单词，也不是其字母。可用的单词有 %3。</translation>
    </message>
    <message>
        <source>%1 is no role. Roles are %2.</source>
        <translation>%1 不是角色。角色有 %2。</translation>
    </message>
    <message>
        <source>%1 is nothing that %2 knows; write new, gone, any, or a member such as cmd.</source>
        <translation>%2 不认识 %1，请输入 new、gone、any，或 cmd 之类的字段。</translation>
    </message>
    <message>
        <source>%1 is no regular expression: %2 at its character %3. To search for the text itself, use : instead of ~.</source>
        <translation>%1 不是正则表达式：%2（第 %3 个字符）。若要搜索文本本身，请用 : 代替 ~。</translation>
    </message>
    <message>
        <source>The filter is not complete. %1</source>
        <translation>筛选条件不完整。%1</translation>
    </message>
    <message>
        <source>The filter is wrong at character %1. %2</source>
        <translation>筛选条件在第 %1 个字符处有误。%2</translation>
    </message>
</context>
<context>
    <name>sessionscope::FlagText</name>
    <message>
        <source>, </source>
        <comment>between two flags or events</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>flag letter, its meaning</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>not known to this program</source>
        <translation>本程序不识别的标志</translation>
    </message>
    <message>
        <source>readable</source>
        <translation>可读</translation>
    </message>
    <message>
        <source>writable</source>
        <translation>可写</translation>
    </message>
    <message>
        <source>closing now</source>
        <translation>立即关闭</translation>
    </message>
    <message>
        <source>connection to be closed as soon as possible</source>
        <translation>连接将被尽快关闭</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>阻塞</translation>
    </message>
    <message>
        <source>waiting in a blocking operation</source>
        <translation>正在等待阻塞操作</translation>
    </message>
    <message>
        <source>broadcast tracking</source>
        <translation>广播跟踪</translation>
    </message>
    <message>
        <source>client tracking in broadcasting mode</source>
        <translation>客户端跟踪处于广播模式</translation>
    </message>
    <message>
        <source>closing</source>
        <translation>正在关闭</translation>
    </message>
    <message>
        <source>closed after the whole reply is written</source>
        <translation>回复全部写出后关闭连接</translation>
    </message>
    <message>
        <source>dirty</source>
        <translation>键已变更</translation>
    </message>
    <message>
        <source>a watched key has changed: EXEC will fail</source>
        <translation>WATCH 的键已被修改，EXEC 将会失败</translation>
    </message>
    <message>
        <source>no evict</source>
        <translation>免逐出</translation>
    </message>
    <message>
        <source>excluded from client eviction</source>
        <translation>不受客户端逐出机制影响</translation>
    </message>
    <message>
        <source>migration export</source>
        <translation>迁移导出</translation>
    </message>
    <message>
        <source>exports slots in an atomic slot migration</source>
        <translation>在原子槽迁移中导出槽</translation>
    </message>
    <message>
        <source>waiting for I/O</source>
        <translation>等待 I/O</translation>
    </message>
    <message>
        <source>waiting for VM I/O (obsolete)</source>
        <translation>等待 VM I/O（已废弃）</translation>
    </message>
    <message>
        <source>primary</source>
        <translation>主节点</translation>
    </message>
    <message>
        <source>the client is the primary (master)</source>
        <translation>该客户端是主节点（master）</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>no special flag</source>
        <translation>没有特殊标志</translation>
    </message>
    <message>
        <source>migration import</source>
        <translation>迁移导入</translation>
    </message>
    <message>
        <source>imports slots in an atomic slot migration</source>
        <translation>在原子槽迁移中导入槽</translation>
    </message>
    <message>
        <source>MONITOR</source>
        <translation>MONITOR</translation>
    </message>
    <message>
        <source>client in MONITOR mode</source>
        <translation>客户端处于 MONITOR 模式</translation>
    </message>
    <message>
        <source>Pub/Sub</source>
        <translation>Pub/Sub</translation>
    </message>
    <message>
        <source>Pub/Sub subscriber</source>
        <translation>Pub/Sub 订阅者</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>read-only mode against a cluster node</source>
        <translation>以只读模式访问集群节点</translation>
    </message>
    <message>
        <source>tracking invalid</source>
        <translation>跟踪失效</translation>
    </message>
    <message>
        <source>the tracking target client is invalid</source>
        <translation>跟踪的目标客户端已失效</translation>
    </message>
    <message>
        <source>replica</source>
        <translation>从节点</translation>
    </message>
    <message>
        <source>replica connection to this instance</source>
        <translation>从节点与该实例的复制连接</translation>
    </message>
    <message>
        <source>tracking</source>
        <translation>键跟踪</translation>
    </message>
    <message>
        <source>keys tracking for client-side caching is on</source>
        <translation>已开启键跟踪，用于客户端缓存</translation>
    </message>
    <message>
        <source>no touch</source>
        <translation>不更新 LRU</translation>
    </message>
    <message>
        <source>does not touch the LRU/LFU of keys</source>
        <translation>访问键时不更新其 LRU/LFU 信息</translation>
    </message>
    <message>
        <source>unblocked</source>
        <translation>已解除阻塞</translation>
    </message>
    <message>
        <source>the client is unblocked</source>
        <translation>客户端已解除阻塞</translation>
    </message>
    <message>
        <source>Unix socket</source>
        <translation>Unix 套接字</translation>
    </message>
    <message>
        <source>connected through a Unix domain socket</source>
        <translation>通过 Unix 域套接字连接</translation>
    </message>
    <message>
        <source>in MULTI</source>
        <translation>MULTI 中</translation>
    </message>
    <message>
        <source>in a MULTI/EXEC transaction</source>
        <translation>处于 MULTI/EXEC 事务中</translation>
    </message>
</context>
<context>
    <name>sessionscope::GroupCells</name>
    <message>
        <source>≥ %1</source>
        <comment>at least so many bytes</comment>
        <translation>≥ %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>column, value</comment>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>(unknown for %Ln session(s))</source>
        <translation>
            <numerusform>（%Ln 个会话未知）</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>a share</comment>
        <translation>%1 %</translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s)</source>
        <translation>
            <numerusform>%Ln 个会话</numerusform>
        </translation>
    </message>
    <message>
        <source>(%1), %2 active</source>
        <comment>share; number</comment>
        <translation>(%1)，%2 个活跃</translation>
    </message>
    <message>
        <source>Idle: at most %1, half of them up to %2</source>
        <comment>two durations</comment>
        <translation>空闲：最长 %1，其中一半不超过 %2</translation>
    </message>
    <message>
        <source>Oldest: %1</source>
        <comment>a duration</comment>
        <translation>最久：%1</translation>
    </message>
    <message>
        <source>Query buffers</source>
        <translation>查询缓冲区</translation>
    </message>
    <message>
        <source>Output memory</source>
        <translation>输出内存</translation>
    </message>
    <message>
        <source>The server counts %1 for this source in SourceStats.</source>
        <translation>服务器在 SourceStats 中为该来源计数 %1。</translation>
    </message>
    <message>
        <source> · </source>
        <comment>between the parts of a session</comment>
        <translation> · </translation>
    </message>
    <message>
        <source>active</source>
        <translation>活跃</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>会话数</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>活跃</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Max idle</source>
        <translation>最长空闲</translation>
    </message>
    <message>
        <source>Median idle</source>
        <translation>空闲中位数</translation>
    </message>
    <message>
        <source>Oldest</source>
        <translation>最久</translation>
    </message>
    <message>
        <source>Alias</source>
        <translation>别名</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Sessions of the group among those that pass the filter.</source>
        <translation>该组符合筛选条件的会话数。</translation>
    </message>
    <message>
        <source>Sessions of the group that are active.</source>
        <translation>该组中活跃的会话数。</translation>
    </message>
    <message>
        <source>Share of the group in the sessions that pass the filter.</source>
        <translation>该组在符合筛选条件的会话中的占比。</translation>
    </message>
    <message>
        <source>How long the session of the group that is idle for longest has been so.</source>
        <translation>该组中空闲最久的会话的空闲时间。</translation>
    </message>
    <message>
        <source>Half of the sessions are idle for this long or less.</source>
        <translation>一半会话的空闲时间不超过此值。</translation>
    </message>
    <message>
        <source>Age of the oldest session of the group.</source>
        <translation>该组中最久会话的连接时长。</translation>
    </message>
    <message>
        <source>Query buffers (qbuf) of all sessions of the group together. “≥”: some are unknown.</source>
        <translation>该组所有会话的查询缓冲区 (qbuf) 之和。“≥”：部分未知。</translation>
    </message>
    <message>
        <source>Output buffers (omem) of all sessions of the group together. “≥”: some are unknown.</source>
        <translation>该组所有会话的输出缓冲区 (omem) 之和。“≥”：部分未知。</translation>
    </message>
    <message>
        <source>What you call the source, and its alias in the DAS console.</source>
        <translation>您对该来源的称呼，以及它在 DAS 控制台中的别名。</translation>
    </message>
    <message>
        <source>What the server itself counts for the source (SourceStats), over all sessions.</source>
        <translation>服务器自己对该来源的计数 (SourceStats)，针对所有会话。</translation>
    </message>
</context>
<context>
    <name>sessionscope::GroupText</name>
    <message>
        <source>normal</source>
        <comment>role of a client</comment>
        <translation>普通</translation>
    </message>
    <message>
        <source>primary</source>
        <comment>role of a client</comment>
        <translation>主节点</translation>
    </message>
    <message>
        <source>replica</source>
        <comment>role of a client</comment>
        <translation>副本</translation>
    </message>
    <message>
        <source>MONITOR</source>
        <comment>role of a client</comment>
        <translation>MONITOR</translation>
    </message>
    <message>
        <source>Pub/Sub</source>
        <comment>role of a client</comment>
        <translation>Pub/Sub</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Network /%1</source>
        <comment>with the length of the prefix</comment>
        <translation>网段 /%1</translation>
    </message>
    <message>
        <source>Alias</source>
        <translation>别名</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Name prefix</source>
        <translation>名称前缀</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>标志</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Address of the clients, without the port.</source>
        <translation>客户端的地址，不含端口。</translation>
    </message>
    <message>
        <source>Block of addresses: the first %1 bits of an IPv4 address, %2 of an IPv6 address.</source>
        <translation>地址网段：IPv4 地址的前 %1 位，IPv6 地址的前 %2 位。</translation>
    </message>
    <message>
        <source>What you call the source, else its alias from the console (ClientDesc).</source>
        <translation>您对来源的称呼，否则为控制台中的别名 (ClientDesc)。</translation>
    </message>
    <message>
        <source>Name that the client gave itself.</source>
        <translation>客户端为自己设置的名称。</translation>
    </message>
    <message>
        <source>The client name up to the first of - _ : . / # or digit.</source>
        <translation>客户端名称中第一个 - _ : . / # 或数字之前的部分。</translation>
    </message>
    <message>
        <source>The last command of the client.</source>
        <translation>客户端的最后一条命令。</translation>
    </message>
    <message>
        <source>The database that the client has selected.</source>
        <translation>客户端选择的数据库。</translation>
    </message>
    <message>
        <source>The node that holds the session.</source>
        <translation>持有该会话的节点。</translation>
    </message>
    <message>
        <source>All flags of the client together.</source>
        <translation>客户端的全部标志。</translation>
    </message>
    <message>
        <source>What the flags make of the client: normal, primary, replica, MONITOR or Pub/Sub.</source>
        <translation>由标志得出的客户端角色：普通、主节点、副本、MONITOR 或 Pub/Sub。</translation>
    </message>
    <message>
        <source>(no alias)</source>
        <translation>（无别名）</translation>
    </message>
    <message>
        <source>(unknown)</source>
        <translation>（未知）</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>（无名称）</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source> · </source>
        <comment>between the values of a group</comment>
        <translation> · </translation>
    </message>
    <message>
        <source>&lt; 1 s</source>
        <comment>a duration</comment>
        <translation>&lt; 1 秒</translation>
    </message>
    <message>
        <source>1–10 s</source>
        <comment>a duration</comment>
        <translation>1–10 秒</translation>
    </message>
    <message>
        <source>10–60 s</source>
        <comment>a duration</comment>
        <translation>10–60 秒</translation>
    </message>
    <message>
        <source>1–10 min</source>
        <comment>a duration</comment>
        <translation>1–10 分</translation>
    </message>
    <message>
        <source>10–60 min</source>
        <comment>a duration</comment>
        <translation>10–60 分</translation>
    </message>
    <message>
        <source>1–6 h</source>
        <comment>a duration</comment>
        <translation>1–6 小时</translation>
    </message>
    <message>
        <source>6–24 h</source>
        <comment>a duration</comment>
        <translation>6–24 小时</translation>
    </message>
    <message>
        <source>1–7 d</source>
        <comment>a duration</comment>
        <translation>1–7 天</translation>
    </message>
    <message>
        <source>&gt; 7 d</source>
        <comment>a duration</comment>
        <translation>&gt; 7 天</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>客户端库</translation>
    </message>
    <message>
        <source>The ACL user that the client is.</source>
        <translation>客户端所用的 ACL 用户。</translation>
    </message>
    <message>
        <source>The client library, as it told the server.</source>
        <translation>客户端库，由其告知服务端。</translation>
    </message>
</context>
<context>
    <name>sessionscope::Guide</name>
    <message>
        <source>First steps</source>
        <translation>入门</translation>
    </message>
    <message>
        <source>The window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Left are your connections; each one that is open has a tab. A tab has, from top to bottom: refresh and pause, the filter line, notices, the sessions, and the status line with counts and the age of the data.

Signs in the first column: + is new, ~ has changed, – is gone since the last refresh. View &gt; Mark What Is Shown Now compares with this moment instead, until you clear the mark. While you are at work on the rows they keep their places.

The docks on the right show sources and groups, the details of the current session, and findings: what is unusual, with the numbers behind it. They can be moved and hidden. Ctrl+1 to Ctrl+4 go to them and back.

View &gt; Colour Rules colours the sessions that pass a filter. A letter beside the row and its tool tip name the rule, so that nothing depends on colour alone.</source>
        <translation>左侧是您的连接；每个打开的连接有一个标签页。标签页从上到下依次为：刷新与暂停、筛选栏、提示、会话列表，以及显示数量和数据时效的状态栏。

第一列的符号：与上次刷新相比，+ 表示新增，~ 表示有变化，– 表示已消失。选择“视图 &gt; 标记当前状态”后改为与这一刻比较，直到您清除标记。您操作列表时，各行位置保持不变。

右侧的停靠窗格显示来源与分组、当前会话的详情，以及发现：不寻常之处及其依据的数字。窗格可以移动和隐藏。按 Ctrl+1 至 Ctrl+4 可跳到各窗格，再按一次返回。

“视图 &gt; 着色规则”为符合筛选条件的会话着色。行旁的字母和悬停提示会说明是哪条规则，因此不必只靠颜色辨认。</translation>
    </message>
    <message>
        <source>Who holds my connections?</source>
        <translation>谁占用了我的连接？</translation>
    </message>
    <message>
        <source>It is 03:12, and Redis says &quot;max number of clients reached&quot;.

1. Open the connection. The status line says how many sessions there are and how many of them are active.
2. Look at the findings: a source with an unusual share of the sessions, or many that are idle, is named there.
3. In the sources, the longest bar has the most sessions. Double-click it: its address is now in the filter line, and only its sessions are shown.
4. Add &quot;idle &gt; 5m&quot; to the filter. Many sessions left means that a pool does not give back what it no longer needs.
5. Group by name prefix or by network to see which service or host it is.
6. Mark what is shown (Ctrl+M) and wait for a few refreshes. If the count of new sessions grows while few are gone, it is leaking.
7. Export what is shown for those who must repair it.</source>
        <translation>凌晨 03:12，Redis 报错“max number of clients reached”。

1. 打开连接。状态栏显示共有多少会话、其中多少是活跃的。
2. 查看“发现”：占比异常的来源、大量空闲的会话都会列在那里。
3. 在来源中，最长的条形对应会话最多的来源。双击它：其地址写入筛选栏，列表只显示它的会话。
4. 在筛选中加上“idle &gt; 5m”。如果剩下的会话很多，说明连接池没有归还不再需要的连接。
5. 按名称前缀或网段分组，看看是哪个服务或主机。
6. 标记当前状态（Ctrl+M），等待几次刷新。如果新增会话不断增多而消失的很少，就是连接泄漏。
7. 导出所显示的内容，交给负责修复的人。</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>A word looks in name, addresses, alias, command and node. Fields compare: idle &gt; 5m, db = 3, client in 10.0.0.0/8, not flags:replica. The line completes (Ctrl+Space), and says what is wrong.

Ctrl+Return on a cell filters by its value. Ctrl+D saves the filter under a name; saved filters can be passed on as a file. The tab Filter of this help has all fields and examples to use.</source>
        <translation>输入一个词，会在名称、地址、别名、命令和节点中查找。字段可以比较：idle &gt; 5m、db = 3、client in 10.0.0.0/8、not flags:replica。筛选栏会自动补全（Ctrl+Space），并指出错误之处。

在单元格上按 Ctrl+Return 可按其值筛选。按 Ctrl+D 可命名并保存筛选；已存筛选可以作为文件传给他人。本帮助的“筛选”标签页列出了全部字段和可直接使用的示例。</translation>
    </message>
    <message>
        <source>Names for sources</source>
        <translation>为来源命名</translation>
    </message>
    <message>
        <source>F2 gives the source of a session a name of yours, with tags and a colour. A name holds for an address, a block, a range or a client name, in all connections. Tools &gt; Sources and Aliases has them all, and imports CSV and hosts files.

Such names stay on this computer: the alias that the DAS console knows is not changed.</source>
        <translation>按 F2 可为会话的来源起一个您自己的名称，并设置标签和颜色。名称可以对应一个地址、一个网段、一个地址范围或一个客户端名称，在所有连接中有效。“工具 &gt; 来源和别名”列出全部名称，并可导入 CSV 和 hosts 文件。

这些名称只保存在本机：DAS 控制台中的别名不会改变。</translation>
    </message>
    <message>
        <source>Columns and looks</source>
        <translation>列与外观</translation>
    </message>
    <message>
        <source>View &gt; Columns has sets of columns for triage, memory and Pub/Sub; choose columns of your own, and save them as a set. Row height and text size are in the same menu.

Each connection remembers its columns, order, docks, groups and colour rules.</source>
        <translation>“视图 &gt; 列”中有用于排查、内存和 Pub/Sub 的列组合；也可以自选列并保存为列组合。行高和文字大小在同一菜单中。

每个连接都会记住各自的列、排序、窗格、分组和着色规则。</translation>
    </message>
    <message>
        <source>Export and snapshots</source>
        <translation>导出与快照</translation>
    </message>
    <message>
        <source>File &gt; Export writes a table as CSV, TSV, JSON or NDJSON: what is shown, everything, or the selected rows. Of the CSV presets, Spreadsheet opens right in Excel, Standard is for other people, Scripts alters nothing.

File &gt; Save Snapshot keeps the whole list as a file. Opened later it is a tab like any other, without the network. Answers of the API that the Alibaba Cloud CLI has saved can be opened as well.

Both hold addresses and client names: treat them as you treat logs.</source>
        <translation>“文件 &gt; 导出”将表格写为 CSV、TSV、JSON 或 NDJSON：可选所显示的、全部或选中的行。CSV 预设中，“电子表格”可直接用 Excel 打开，“标准”便于交给他人，“脚本”不作任何改动。

“文件 &gt; 保存快照”将整个列表保存为文件。以后打开时与其他标签页一样，无需网络。阿里云 CLI 保存的 API 返回结果也可以打开。

两者都含有地址和客户端名称：请像对待日志一样对待它们。</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>命令行</translation>
    </message>
    <message>
        <source>The same without a window, for scripts; it needs no display:

sessionscope --connection orders-prod --export sessions.csv
sessionscope --connection orders-prod --filter &quot;idle &gt; 5m&quot; --export - --format ndjson
sessionscope monday.json --statistics --export sources.csv

The exit status says what happened: 0 written, 2 wrong usage, 3 no complete answer, 4 refused by the server, 5 an answer that cannot be understood, 6 the file cannot be written. &quot;sessionscope --help&quot; has all options.</source>
        <translation>同样的功能，无需窗口和显示器，适合脚本使用：

sessionscope --connection orders-prod --export sessions.csv
sessionscope --connection orders-prod --filter &quot;idle &gt; 5m&quot; --export - --format ndjson
sessionscope monday.json --statistics --export sources.csv

退出状态说明结果：0 已写入，2 用法错误，3 没有完整的响应，4 服务端拒绝，5 无法理解响应，6 无法写入文件。“sessionscope --help”列出全部选项。</translation>
    </message>
    <message>
        <source>What DAS does not show</source>
        <translation>DAS 不显示的内容</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>To look around without an account, choose Tools &gt; Open the Demo.

For an instance of your own, choose File &gt; New Connection. It asks for the instance ID, as the console shows it (r-…), and for an AccessKey. Use the key of a RAM user, not the one of the account. The user needs one permission, hdm:GetRedisAllSession; the dialog has the smallest policy ready to copy.

Nobody has to type the instance ID: enter the key, then press Choose beside it, and take the instance from the list of a region. That list needs a second permission, kvstore:DescribeInstances; without it an ID that is typed works all the same. The choice fills in the name and the connection quota, too.

The secret goes into the keychain of your system. It can also be asked each time, kept until the program ends, or come from the environment or from a profile of the Alibaba Cloud CLI.

Press Test: it calls the API once and says what it saw, or what is wrong and what to do. Then save. A double click on the connection opens it.</source>
        <translation>没有账号也可以先看看：选择“工具 &gt; 打开演示实例”。

要查看自己的实例，请选择“文件 &gt; 新建连接”。需要填写控制台中显示的实例 ID（r-…）和一个 AccessKey。请使用 RAM 用户的 AccessKey，不要使用主账号的。该用户只需要一个权限：hdm:GetRedisAllSession；对话框中有可直接复制的最小权限策略。

实例 ID 不必手动输入：先填写 AccessKey，再点击实例 ID 旁的“选择”，从某个地域的列表中选取实例。该列表还需要另一个权限 kvstore:DescribeInstances；没有此权限时，手动输入实例 ID 同样可用。选取实例后，名称和最大连接数也会自动填好。

Secret 保存在系统的密钥环中。也可以每次询问、保留到程序退出，或者取自环境变量或阿里云 CLI 的配置。

点击“测试”：程序会调用一次 API，告诉您看到了什么，或者哪里有误、该怎么做。然后保存。双击连接即可打开。</translation>
    </message>
    <message>
        <source>A Redis server of your own</source>
        <translation>自建 Redis 服务器</translation>
    </message>
    <message>
        <source>A connection can also lead to a Redis or Valkey server, wherever it runs: choose it in the new connection, and enter host and port, or paste a redis:// or rediss:// URL. Its password goes into the keychain.

The sessions come from CLIENT LIST. Of a cluster all nodes are asked, and the Node column says whose client it is; a node that does not answer is named above the list. Replicas have clients of their own: a notice offers them. A proxy, as in front of Tair, lists its own clients alone.

The status line says how many of the connections that the server allows are in use. The user needs the rules +client|list, and for that +info; without +info only the list is there. The connection of this program is in the list, with a ring beside it, and View &gt; Hide Connections of This Program takes it out.</source>
        <translation>连接也可以指向任意位置的 Redis 或 Valkey 服务器：在新建连接时选择该类型，然后输入主机和端口，或者粘贴 redis:// 或 rediss:// URL。密码保存在密钥环中。

会话取自 CLIENT LIST。如果是集群，程序会查询所有节点，“节点”列说明客户端连接的是哪个节点；没有响应的节点会在列表上方列出。从节点有各自的客户端，程序会通过提示询问是否打开它们。代理（例如 Tair 前端的代理）只列出自己的客户端。

状态栏显示服务器允许的连接数中有多少已被使用。用户需要 +client|list 规则，显示已用连接数还需要 +info；没有 +info 时只显示列表。本程序的连接也在列表中，旁边带有圆环标记；选择“视图 &gt; 隐藏本程序的连接”可将其隐藏。</translation>
    </message>
    <message>
        <source>Two lists side by side</source>
        <translation>并排比较两个列表</translation>
    </message>
    <message>
        <source>Tools &gt; Compare With shows which sessions only one of two tabs has: the list of DAS and that of a direct connection, or a list and a snapshot of before. The counts filter, and the table follows both tabs as they refresh.

Sessions are matched by the address of the client, and by the ID where both lists name a node alike. Behind NAT or a proxy several sessions may have one address: they are matched in pairs, and the window says that this is a guess.

The two lists are never taken at the same moment. A session of the later one that is younger than the time between them is &quot;too new to tell&quot;, not a difference. What only the direct connection has may be a session in direct mode of a cluster instance, which DAS leaves out.</source>
        <translation>“工具 &gt; 比较列表”显示哪些会话只出现在两个标签页之一：可以比较 DAS 的列表与直接连接的列表，也可以比较当前列表与之前的快照。点击各项数量可以筛选；两个标签页刷新时，表格随之更新。

会话按客户端地址匹配；如果两个列表中的节点名称一致，还按 ID 匹配。经过 NAT 或代理时，多个会话可能地址相同：此时逐对匹配，窗口中会说明这只是推测。

两个列表不可能在同一时刻获取。如果较晚的列表中某个会话的连接时长短于两次获取的间隔，则显示为“太新，无法判断”，不算差异。只出现在直接连接中的会话，可能是集群实例的直连模式会话，DAS 不列出这类会话。</translation>
    </message>
    <message>
        <source>Direct-mode connections of cluster instances are not in the list. Tools &gt; Compare With shows them beside a direct connection.

Behind the Tair proxy some buffers and subscription counts may mean nothing; such cells have a dotted line, and their tool tip says why.

What the server does not say is shown as a dash: unknown is not 0.

The API allows few calls, shared by the whole account. The program polls gently, never twice at once, and waits longer when it is throttled.</source>
        <translation>集群实例的直连模式连接不在列表中。通过“工具 &gt; 比较列表”与直接连接的列表对照，可以看到这些连接。

经过 Tair 代理时，部分缓冲区和订阅数可能没有意义；这样的单元格带有点状下划线，悬停提示会说明原因。

服务端没有给出的值显示为短横线：未知不等于 0。

API 的调用次数有限，且由整个账号共用。程序会温和地轮询，从不同时发出两次请求，被限流时会等待更久。</translation>
    </message>
    <message>
        <source>Disconnecting sessions</source>
        <translation>断开会话</translation>
    </message>
    <message>
        <source>A connection only reads until you switch on &quot;Allow disconnecting sessions&quot; for it. Until then no menu offers it.

Directly at a server, select sessions and press Delete, or choose Session &gt; Disconnect All Shown. A list shows which ones would go, and why others would not: connections of Sessionscope, replicas, the link to a primary and MONITOR have no tick until you give each of them one. Dry Run shows the commands and sends nothing.

Just before a session is ended it is looked up again. One that is gone is fine; where another one has its place, that one is left alone. Each has its outcome at the end. Nothing is ever tried twice: where an answer is lost the outcome is unknown, and the list shows who is left. Applications often connect again at once.

Above twenty sessions, and in production, you type how many there are.

Through DAS only all sessions of an instance can be ended together, those of the applications too; for that you type the id of the instance. The RAM user needs hdm:KillInstanceAllSession.

Tools &gt; Journal has every action: who, when, how, to whom, and what came of it. An action that cannot be written down is not begun.</source>
        <translation>在您为某个连接启用“允许断开会话”之前，该连接只读取数据，任何菜单都不提供断开操作。

直接连接服务器时，选中会话并按 Delete 键，或选择“会话 &gt; 断开所有显示的会话”。随后列出将断开哪些会话，以及其他会话不断开的原因：Sessionscope 自身的连接、从节点、到主节点的连接和 MONITOR 均不勾选，除非您逐个勾选。“试运行”只显示命令，不发送任何内容。

断开每个会话之前，程序会再次查找该会话。如果它已不存在，无需处理；如果原处已是另一个会话，则不会断开后者。结束后会列出每个会话的结果。任何操作都不会重试：没有收到响应时，结果为未知，可在列表中查看还有哪些会话。应用通常会立即重新连接。

超过 20 个会话时，以及在生产环境中，需要您输入会话数。

通过 DAS 只能一次性断开实例的所有会话，包括业务应用的会话；为此需要输入实例 ID。RAM 用户需要 hdm:KillInstanceAllSession 权限。

“工具 &gt; 操作日志”记录每次操作：谁、何时、以何种方式、针对哪些会话、结果如何。无法写入操作日志的操作不会开始执行。</translation>
    </message>
    <message>
        <source>Connections, names of sources, saved filters, column sets, colour rules and preferences are in this folder, readable by you alone and without secrets:

%1

The journal is in this one:

%2

A file that is damaged is kept aside under another name, never overwritten. Several windows may run at the same time and share the files.

If something goes wrong, Help &gt; Report a Problem has a text to copy, without names, addresses and keys.</source>
        <translation>连接、来源名称、已存筛选、列组合、着色规则和首选项都在下面的文件夹中，只有您可以读取，且不含密钥：

%1

操作日志在下面的文件夹中：

%2

损坏的文件会以另一名称留存，绝不会被覆盖。可以同时运行多个窗口，它们共用这些文件。

如果出现问题，“帮助 &gt; 报告问题”中有可供复制的文字，不含名称、地址和密钥。</translation>
    </message>
</context>
<context>
    <name>sessionscope::HumanUnits</name>
    <message>
        <source>%1 d</source>
        <comment>days</comment>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 m</source>
        <comment>minutes</comment>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 KiB</source>
        <translation>%1 KiB</translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation>%1 MiB</translation>
    </message>
    <message>
        <source>%1 GiB</source>
        <translation>%1 GiB</translation>
    </message>
    <message>
        <source>%1 TiB</source>
        <translation>%1 TiB</translation>
    </message>
    <message>
        <source>%1 PiB</source>
        <translation>%1 PiB</translation>
    </message>
    <message>
        <source>%1 EiB</source>
        <translation>%1 EiB</translation>
    </message>
    <message>
        <source>%1 B</source>
        <comment>bytes</comment>
        <translation>%1 B</translation>
    </message>
</context>
<context>
    <name>sessionscope::JsonStore</name>
    <message>
        <source>The file %1 is damaged; it is left as it is, and kept under another name when it is next written.</source>
        <translation>文件 %1 已损坏；现在保持原样，下次写入时将以其他名称保留。</translation>
    </message>
    <message>
        <source>The file %1 was written by a newer version of this program; it is left as it is, and kept under another name when it is next written.</source>
        <translation>文件 %1 由本程序的更新版本写入；现在保持原样，下次写入时将以其他名称保留。</translation>
    </message>
    <message>
        <source>The file %1 cannot be read; check its rights.</source>
        <translation>无法读取文件 %1；请检查其权限。</translation>
    </message>
    <message>
        <source>%1 cannot be saved: another program holds the file, or the folder cannot be written to; try again.</source>
        <translation>无法保存 %1：文件被其他程序占用，或文件夹不可写；请重试。</translation>
    </message>
    <message>
        <source>The file %1 is not understood and cannot be renamed; move it away.</source>
        <translation>文件 %1 无法识别且无法重命名；请将其移走。</translation>
    </message>
    <message>
        <source>%1 cannot be saved; check the rights of the folder.</source>
        <translation>无法保存 %1；请检查文件夹的权限。</translation>
    </message>
    <message>
        <source>The former file %1 was not understood; it has been kept as %2.</source>
        <translation>原文件 %1 无法识别；已保留为 %2。</translation>
    </message>
</context>
<context>
    <name>sessionscope::Keychain</name>
    <message>
        <source>The keychain holds no secret for this connection; enter it again.</source>
        <translation>密钥环中没有该连接的 AccessKey Secret，请重新输入。</translation>
    </message>
    <message>
        <source>The keychain of this system is locked; unlock it and try again.</source>
        <translation>系统密钥环已锁定，请解锁后重试。</translation>
    </message>
    <message>
        <source>No keychain can be used on this system; install and start one (GNOME Keyring or KWallet), or choose another place for the credentials.</source>
        <translation>系统中没有可用的密钥环；请安装并启动一个（GNOME Keyring 或 KWallet），或选择其他凭证来源。</translation>
    </message>
    <message>
        <source>The keychain of this system holds no keyring yet and could not make one; create one with the system&apos;s password program and try again.</source>
        <translation>系统密钥环服务中还没有密钥环，也未能自动创建；请用系统的密码管理程序创建一个，然后重试。</translation>
    </message>
    <message>
        <source>The keychain of this system did not answer in time; look for its password prompt behind other windows, and try again.</source>
        <translation>系统密钥环响应超时；请看看它的密码提示框是否被其他窗口挡住，然后重试。</translation>
    </message>
    <message>
        <source>The keychain of this system refused; see the details, or choose another place for the credentials.</source>
        <translation>系统密钥环拒绝了请求；请查看详情，或选择其他凭证来源。</translation>
    </message>
    <message>
        <source>The keychain is no longer asked.</source>
        <translation>已停止访问密钥环。</translation>
    </message>
    <message>
        <source>The secret is empty; enter one.</source>
        <translation>AccessKey Secret 为空，请输入。</translation>
    </message>
    <message>
        <source>The secret holds bytes that are no text; enter it again.</source>
        <translation>AccessKey Secret 中含有非文本字节，请重新输入。</translation>
    </message>
</context>
<context>
    <name>sessionscope::LabelFile</name>
    <message>
        <source>There is no address or name pattern.</source>
        <translation>没有地址或名称模式。</translation>
    </message>
    <message>
        <source>The pattern is too long.</source>
        <translation>模式过长。</translation>
    </message>
    <message>
        <source>The address, block or range is not valid.</source>
        <translation>地址、网段或范围无效。</translation>
    </message>
    <message>
        <source>There is neither an alias nor a tag.</source>
        <translation>既没有别名也没有标签。</translation>
    </message>
    <message>
        <source>There are too many rules.</source>
        <translation>条目过多。</translation>
    </message>
    <message>
        <source>A quotation mark is not closed.</source>
        <translation>引号没有闭合。</translation>
    </message>
    <message>
        <source>The colour is not known.</source>
        <translation>无法识别的颜色。</translation>
    </message>
    <message>
        <source>The line does not begin with an address.</source>
        <translation>该行不是以地址开头。</translation>
    </message>
</context>
<context>
    <name>sessionscope::MarkWords</name>
    <message>
        <source>new</source>
        <comment>a session</comment>
        <translation>新增</translation>
    </message>
    <message>
        <source>gone</source>
        <comment>a session</comment>
        <translation>已离开</translation>
    </message>
    <message>
        <source>changed: %1</source>
        <comment>titles of columns</comment>
        <translation>已变化：%1</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between titles of columns</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>colour rule: %1</source>
        <comment>the user&apos;s word for sessions of that colour</comment>
        <translation>着色规则：%1</translation>
    </message>
</context>
<context>
    <name>sessionscope::PictureText</name>
    <message>
        <source>%1 could not be written: %2.</source>
        <translation>无法写入 %1：%2。</translation>
    </message>
</context>
<context>
    <name>sessionscope::SavedFilters</name>
    <message>
        <source>%1 is no file of saved filters: %2 Nothing has been imported.</source>
        <translation>%1 不是已存筛选的文件：%2未导入任何内容。</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>it is too long.</source>
        <translation>文件过长。</translation>
    </message>
    <message>
        <source>it holds no JSON object.</source>
        <translation>其中没有 JSON 对象。</translation>
    </message>
    <message>
        <source>its version or its list of filters is missing.</source>
        <translation>缺少版本或筛选列表。</translation>
    </message>
    <message>
        <source>a newer version of this program wrote it.</source>
        <translation>它由本程序的更新版本写入。</translation>
    </message>
    <message>
        <source>its entry %1 has no name, no filter, or too long ones.</source>
        <translation>第 %1 项没有名称、没有筛选条件，或过长。</translation>
    </message>
    <message>
        <source>with it there would be more than %1 filters.</source>
        <translation>加上它，筛选将超过 %1 个。</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
</context>
<context>
    <name>sessionscope::Settings</name>
    <message>
        <source>The settings file is damaged; it has been kept as %1, and the defaults are used.</source>
        <translation>设置文件已损坏，已另存为 %1，现使用默认设置。</translation>
    </message>
    <message>
        <source>The settings file %1 is damaged and cannot be renamed; move it away.</source>
        <translation>设置文件 %1 已损坏且无法重命名，请将其移走。</translation>
    </message>
    <message>
        <source>The settings cannot be saved in %1; check the rights of the folder.</source>
        <translation>无法将设置保存到 %1，请检查该文件夹的权限。</translation>
    </message>
    <message>
        <source>The settings file %1 cannot be read; check its rights.</source>
        <translation>无法读取设置文件 %1；请检查其权限。</translation>
    </message>
    <message>
        <source>The settings file %1 was written by a newer version of this program and cannot be renamed; move it away.</source>
        <translation>设置文件 %1 由本程序的更新版本写入，且无法重命名；请将其移走。</translation>
    </message>
    <message>
        <source>The settings file was written by a newer version of this program; it has been kept as %1, and the defaults are used.</source>
        <translation>设置文件由本程序的更新版本写入；已另存为 %1，现使用默认设置。</translation>
    </message>
</context>
<context>
    <name>sessionscope::SnapshotFile</name>
    <message>
        <source>Opening the file was cancelled.</source>
        <translation>已取消打开文件。</translation>
    </message>
    <message>
        <source>%1 cannot be opened: %2. Check the path and its permissions.</source>
        <translation>无法打开 %1：%2。请检查路径及其权限。</translation>
    </message>
    <message>
        <source>%1 cannot be saved: %2. Check the folder, its permissions and its free space, or choose another place.</source>
        <translation>无法保存 %1：%2。请检查文件夹、权限和剩余空间，或选择其他位置。</translation>
    </message>
    <message>
        <source>%1 cannot be opened: it is larger than %2 MiB. No answer of the API is.</source>
        <translation>无法打开 %1：文件超过 %2 MiB，API 的响应不会这么大。</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>这是一个文件夹</translation>
    </message>
    <message>
        <source>it has no name</source>
        <translation>没有文件名</translation>
    </message>
    <message>
        <source>%1 cannot be opened. %2</source>
        <comment>path, the reason as a sentence</comment>
        <translation>无法打开 %1。%2</translation>
    </message>
    <message>
        <source>%1 holds no sessions but a refusal of the server: %2</source>
        <translation>%1 中没有会话，只有服务端的拒绝信息：%2</translation>
    </message>
</context>
<context>
    <name>sessionscope::TableFormat</name>
    <message>
        <source>Standard</source>
        <comment>CSV preset</comment>
        <translation>标准</translation>
    </message>
    <message>
        <source>Spreadsheet</source>
        <comment>CSV preset</comment>
        <translation>电子表格</translation>
    </message>
    <message>
        <source>Scripts</source>
        <comment>CSV preset</comment>
        <translation>脚本</translation>
    </message>
    <message>
        <source>As RFC 4180 says, with raw numbers; texts that a spreadsheet would run as formulas get a &apos; in front.</source>
        <translation>遵循 RFC 4180，数字保持原始值；可能被电子表格当作公式执行的文本前会加上 &apos;。</translation>
    </message>
    <message>
        <source>Opens right in Excel and LibreOffice: byte order mark, the separator of your locale, long integers and formulas as text.</source>
        <translation>可直接在 Excel 和 LibreOffice 中正确打开：带 BOM，分隔符随区域设置，长整数和公式按文本写入。</translation>
    </message>
    <message>
        <source>For programs: nothing is altered, lines end with LF.</source>
        <translation>供程序使用：不作任何改动，以 LF 换行。</translation>
    </message>
</context>
<context>
    <name>sessionscope::TableWriter</name>
    <message>
        <source>The table could not be written: %1.</source>
        <translation>无法写入表：%1。</translation>
    </message>
    <message>
        <source>The export was cancelled.</source>
        <translation>导出已取消。</translation>
    </message>
</context>
<context>
    <name>sessionscope::Target</name>
    <message>
        <source>standard output</source>
        <translation>标准输出</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>无法写入 %1：%2。</translation>
    </message>
    <message>
        <source>The export was cancelled.</source>
        <translation>导出已取消。</translation>
    </message>
    <message>
        <source>it is closed</source>
        <translation>它已关闭</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>这是一个文件夹</translation>
    </message>
    <message>
        <source>it names a folder</source>
        <translation>这是文件夹的名称</translation>
    </message>
    <message>
        <source>there is no such folder</source>
        <translation>文件夹不存在</translation>
    </message>
    <message>
        <source>No file is named to write to.</source>
        <translation>没有指定要写入的文件。</translation>
    </message>
</context>
<context>
    <name>sessionscope::app::ExportCommand</name>
    <message>
        <source>The server says Total %1, and its list has %2 sessions.</source>
        <translation>服务端返回的 Total 为 %1，而列表中有 %2 个会话。</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) could not be understood and count as unknown: %1.</source>
        <translation>
            <numerusform>%n 个值无法识别，按未知处理：%1。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server&apos;s own count (SourceStats) differs from the rows for %n source(s).</source>
        <translation>
            <numerusform>有 %n 个访问来源的服务端统计（SourceStats）与会话行数不一致。</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to export.</source>
        <translation>没有可导出的内容。</translation>
    </message>
    <message>
        <source>Interrupted.</source>
        <translation>已中断。</translation>
    </message>
    <message>
        <source>The sessions were not there within %1 s; --timeout allows for more.</source>
        <translation>未能在 %1 秒内取得会话；可用 --timeout 延长时限。</translation>
    </message>
    <message>
        <source>The regular expression of the filter takes too long on these sessions; write a simpler one.</source>
        <translation>筛选条件中的正则表达式在这些会话上耗时过长，请写得简单一些。</translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) failed, and the sessions there are missing: %1.</source>
        <translation>
            <numerusform>%n 个节点失败，缺少这些节点的会话：%1。</numerusform>
        </translation>
    </message>
    <message>
        <source>This is the CLIENT LIST of one proxy; there may be more.</source>
        <translation>这只是一个代理的 CLIENT LIST，可能还有其他代理。</translation>
    </message>
</context>
<context>
    <name>sessionscope::cloud::AliyunProfile</name>
    <message>
        <source>There is no file %1: run &quot;aliyun configure&quot; first, or choose other credentials.</source>
        <translation>文件 %1 不存在，请先执行 aliyun configure，或选择其他凭证。</translation>
    </message>
    <message>
        <source>The file %1 cannot be read: check its permissions.</source>
        <translation>无法读取文件 %1，请检查其权限。</translation>
    </message>
    <message>
        <source>The file %1 is far too large for a file of aliyun profiles.</source>
        <translation>文件 %1 过大，不像是阿里云 CLI 的配置文件。</translation>
    </message>
    <message>
        <source>The file %1 is damaged: run &quot;aliyun configure&quot; to write it anew.</source>
        <translation>文件 %1 已损坏，请执行 aliyun configure 重新生成。</translation>
    </message>
    <message>
        <source>The aliyun profile &quot;%1&quot; has the mode &quot;%2&quot;: only profiles of the modes AK and StsToken can be used here.</source>
        <translation>阿里云 CLI 配置“%1”的模式为“%2”，此处只能使用 AK 和 StsToken 模式的配置。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>The aliyun profile &quot;%1&quot; lacks %2: run &quot;aliyun configure&quot; for it.</source>
        <translation>阿里云 CLI 配置“%1”缺少 %2，请执行 aliyun configure 补全。</translation>
    </message>
    <message>
        <source>There is no profile &quot;%1&quot; in %2: check the name, or run &quot;aliyun configure list&quot; to see the profiles.</source>
        <translation>%2 中没有名为“%1”的配置，请检查名称，或执行 aliyun configure list 查看已有配置。</translation>
    </message>
</context>
<context>
    <name>sessionscope::cloud::Credentials</name>
    <message>
        <source>There are no credentials in the environment: set %1 (and %2 with temporary credentials).</source>
        <extracomment>%1 is one or two names of environment variables</extracomment>
        <translation>环境变量中没有凭证，请设置 %1（临时凭证还需设置 %2）。</translation>
    </message>
    <message>
        <source>The AccessKey id is missing: enter it.</source>
        <translation>缺少 AccessKey ID，请填写。</translation>
    </message>
    <message>
        <source>The AccessKey secret is missing: enter it.</source>
        <translation>缺少 AccessKey Secret，请填写。</translation>
    </message>
    <message>
        <source>The AccessKey id holds a blank or another character that no id has: copy it again.</source>
        <translation>AccessKey ID 中含有空格或其他不应出现的字符，请重新复制。</translation>
    </message>
    <message>
        <source>The security token holds a line break or another character that no token has: copy it again.</source>
        <translation>STS Token 中含有换行或其他不应出现的字符，请重新复制。</translation>
    </message>
</context>
<context>
    <name>sessionscope::cloud::DasFetch</name>
    <message>
        <source>The request was cancelled.</source>
        <translation>请求已取消。</translation>
    </message>
    <message>
        <source>The instance id is missing: enter it.</source>
        <translation>缺少实例 ID，请填写。</translation>
    </message>
    <message>
        <source>The answer is larger than %1, the most that is accepted: check the endpoint.</source>
        <translation>响应超过上限 %1，请检查服务接入点。</translation>
    </message>
    <message>
        <source>No time is left to try again (the limit is %1 s). %2</source>
        <translation>已没有时间重试（时限为 %1 秒）。%2</translation>
    </message>
    <message>
        <source>%1 gave no complete answer within %2 s: check the network, or allow more time.</source>
        <translation>%1 未在 %2 秒内返回完整响应，请检查网络，或延长时限。</translation>
    </message>
    <message>
        <source>No connection to %1 within %2 s: check the endpoint, the network and the firewall.</source>
        <translation>未能在 %2 秒内连接到 %1，请检查服务接入点、网络和防火墙。</translation>
    </message>
</context>
<context>
    <name>sessionscope::cloud::Endpoint</name>
    <message>
        <source>&quot;%1&quot; is not an endpoint: write a host name and, if needed, a port, for example %2.</source>
        <translation>“%1”不是有效的服务接入点，请填写主机名，必要时加上端口，例如 %2。</translation>
    </message>
    <message>
        <source>Plain http is accepted for this computer alone (127.0.0.1, ::1, localhost): use https://%1.</source>
        <translation>明文 http 仅限访问本机（127.0.0.1、::1、localhost），请使用 https://%1。</translation>
    </message>
</context>
<context>
    <name>sessionscope::cloud::ErrorTable</name>
    <message>
        <source>The service was called too often (the limit is shared by all keys and programs of the main account): wait, and choose a longer refresh interval.</source>
        <translation>调用过于频繁，请求被限流（同一阿里云主账号下的所有密钥和程序共享限额）；请稍候，并选择更长的刷新间隔。</translation>
    </message>
    <message>
        <source>The AccessKey is disabled: enable it in the RAM console or use another one.</source>
        <translation>AccessKey 已被禁用，请在 RAM 控制台启用，或使用其他 AccessKey。</translation>
    </message>
    <message>
        <source>The AccessKey id is unknown to the service: check it for blanks, for an id swapped with the secret, and for a key of the other site (China or international).</source>
        <translation>AccessKey ID 不存在，请检查是否含有空格、是否与 AccessKey Secret 填反，以及是否用了另一站点（中国站或国际站）的密钥。</translation>
    </message>
    <message>
        <source>The signature does not match: the AccessKey secret is wrong in nearly every case, so enter it again; a proxy that alters requests is the other cause.</source>
        <translation>签名不匹配：绝大多数情况是 AccessKey Secret 有误，请重新输入；另一种可能是代理改动了请求。</translation>
    </message>
    <message>
        <source>The service finds the signature incomplete: check whether a proxy alters requests, else report this as a defect of the program.</source>
        <translation>服务端认为签名不完整；请检查代理是否改动了请求，否则请作为程序缺陷反馈。</translation>
    </message>
    <message>
        <source>The service got the same signed request twice: something on the way, a proxy for example, repeats requests; try again.</source>
        <translation>服务端收到了两次相同的签名请求，可能是代理等中间环节重复发送了请求，请重试。</translation>
    </message>
    <message>
        <source>The service cannot read the date of the request: check the date of this computer, else report this as a defect of the program.</source>
        <translation>服务端无法识别请求的日期；请检查本机日期，否则请作为程序缺陷反馈。</translation>
    </message>
    <message>
        <source>The security token has expired: get new temporary credentials and enter them.</source>
        <translation>STS Token 已过期，请重新获取临时凭证并填写。</translation>
    </message>
    <message>
        <source>The security token belongs to another AccessKey: enter the id, the secret and the token of the same temporary credentials.</source>
        <translation>STS Token 属于另一个 AccessKey；请填写同一组临时凭证的 AccessKey ID、AccessKey Secret 和 STS Token。</translation>
    </message>
    <message>
        <source>The security token is not valid: copy it again, whole and without line breaks.</source>
        <translation>STS Token 无效，请重新完整复制，不要带换行。</translation>
    </message>
    <message>
        <source>This AccessKey is a temporary one: enter its security token too.</source>
        <translation>这是临时 AccessKey，请同时填写其 STS Token。</translation>
    </message>
    <message>
        <source>The service refuses the parameters: check the instance id, that it is a Redis or Tair instance of this account, and that DAS lists it with the state Normal Access.</source>
        <translation>服务端拒绝了请求参数；请检查实例 ID，确认它是本账号下的 Redis 或 Tair 实例，且在 DAS 中的接入状态为正常接入。</translation>
    </message>
    <message>
        <source>The service does not know this instance: check the instance id and that the key belongs to the account of the instance.</source>
        <translation>服务端找不到该实例；请检查实例 ID，并确认 AccessKey 属于该实例所在的账号。</translation>
    </message>
    <message>
        <source>The endpoint does not offer this operation: check the endpoint; for the instances of every region it is das.cn-shanghai.aliyuncs.com.</source>
        <translation>该服务接入点不提供此接口，请检查服务接入点；所有地域的实例均使用 das.cn-shanghai.aliyuncs.com。</translation>
    </message>
    <message>
        <source>The endpoint does not offer this version of the operation: check the endpoint; for the instances of every region it is das.cn-shanghai.aliyuncs.com.</source>
        <translation>该服务接入点不提供此版本的接口，请检查服务接入点；所有地域的实例均使用 das.cn-shanghai.aliyuncs.com。</translation>
    </message>
    <message>
        <source>The endpoint wants an encrypted connection: write it with https.</source>
        <translation>该服务接入点要求加密连接，请使用 https。</translation>
    </message>
    <message>
        <source>The endpoint does not accept POST requests: check the endpoint.</source>
        <translation>该服务接入点不接受 POST 请求，请检查服务接入点。</translation>
    </message>
    <message>
        <source>The service refuses a parameter: check the instance id (it says: %1).</source>
        <translation>服务端拒绝了某个参数，请检查实例 ID（服务端返回：%1）。</translation>
    </message>
    <message>
        <source>The service misses a part of the request: check the endpoint and the instance id (it says: %1).</source>
        <translation>服务端认为请求缺少内容，请检查服务接入点和实例 ID（服务端返回：%1）。</translation>
    </message>
    <message>
        <source>The service is not available at the moment: try again later.</source>
        <translation>服务暂时不可用，请稍后重试。</translation>
    </message>
    <message>
        <source>The service failed: try again later; if it goes on failing, the support of Alibaba Cloud needs the RequestId.</source>
        <translation>服务端出错，请稍后重试；如果持续出错，请将 RequestId 提供给阿里云技术支持。</translation>
    </message>
    <message>
        <source>the owner of this AccessKey</source>
        <translation>该 AccessKey 的所有者</translation>
    </message>
    <message>
        <source>A policy denies the RAM action %1 to %2: ask an administrator of the account to change that policy.</source>
        <translation>有权限策略拒绝了 %2 的 RAM 操作 %1，请联系账号管理员修改该策略。</translation>
    </message>
    <message>
        <source>This computer&apos;s clock differs from the server&apos;s by more than 15 minutes: set the clock right, then try again.</source>
        <translation>本机时钟与服务端相差超过 15 分钟，请校准时钟后重试。</translation>
    </message>
    <message>
        <source>The service finds the request too old, although this computer&apos;s clock is right: something on the way, a proxy for example, holds requests back.</source>
        <translation>本机时钟无误，但服务端认为请求已过期：可能是代理等中间环节延迟了请求。</translation>
    </message>
    <message numerus="yes">
        <source>This computer&apos;s clock is %n days behind the server: set the clock right, then try again.</source>
        <translation>
            <numerusform>本机时钟比服务端慢 %n 天，请校准时钟后重试。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This computer&apos;s clock is %n days ahead of the server: set the clock right, then try again.</source>
        <extracomment>%n is 2 or more</extracomment>
        <translation>
            <numerusform>本机时钟比服务端快 %n 天，请校准时钟后重试。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This computer&apos;s clock is %n minutes behind the server: set the clock right, then try again.</source>
        <translation>
            <numerusform>本机时钟比服务端慢 %n 分钟，请校准时钟后重试。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This computer&apos;s clock is %n minutes ahead of the server: set the clock right, then try again.</source>
        <extracomment>%n is 2 or more</extracomment>
        <translation>
            <numerusform>本机时钟比服务端快 %n 分钟，请校准时钟后重试。</numerusform>
        </translation>
    </message>
    <message>
        <source>The service failed without a reason: try again later.</source>
        <translation>服务端出错且未说明原因，请稍后重试。</translation>
    </message>
    <message>
        <source>The service failed, try again later; it says: %1</source>
        <translation>服务端出错，请稍后重试；服务端返回：%1</translation>
    </message>
    <message>
        <source>The service refused the request without a reason: look up its code.</source>
        <translation>服务端拒绝了请求且未说明原因，请查询其错误码。</translation>
    </message>
    <message>
        <source>The service refused the request; it says: %1</source>
        <translation>服务端拒绝了请求；服务端返回：%1</translation>
    </message>
    <message>
        <source>no content type</source>
        <translation>无 Content-Type</translation>
    </message>
    <message>
        <source>The answer is empty (HTTP status %1, %2): check the endpoint and the proxy, then try again.</source>
        <translation>响应为空（HTTP 状态码 %1，%2），请检查服务接入点和代理后重试。</translation>
    </message>
    <message>
        <source>A web page came instead of the service&apos;s answer (HTTP status %1, %2): check the endpoint, the proxy and whether the network wants a login.</source>
        <translation>返回的是网页而不是服务端的响应（HTTP 状态码 %1，%2），请检查服务接入点和代理，以及网络是否需要登录认证。</translation>
    </message>
    <message>
        <source>The answer is not one of the service (HTTP status %1, %2): check the endpoint and the proxy.</source>
        <translation>返回的不是该服务的响应（HTTP 状态码 %1，%2），请检查服务接入点和代理。</translation>
    </message>
    <message>
        <source>The answer is not JSON (HTTP status %1, %2): check the endpoint and the proxy.</source>
        <translation>响应不是 JSON（HTTP 状态码 %1，%2），请检查服务接入点和代理。</translation>
    </message>
    <message>
        <source>The permission is missing: ask an administrator of the account to grant the RAM action %1 to %2.</source>
        <translation>缺少权限：请让账号管理员为 %2 授予 RAM 操作 %1。</translation>
    </message>
    <message numerus="yes">
        <source>This computer&apos;s clock is %n hours behind the server: set the clock and its time zone right, then try again.</source>
        <translation>
            <numerusform>本机时钟比服务器慢 %n 小时：请校正时钟和时区后重试。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This computer&apos;s clock is %n hours ahead of the server: set the clock and its time zone right, then try again.</source>
        <extracomment>%n is 3 or more</extracomment>
        <translation>
            <numerusform>本机时钟比服务器快 %n 小时：请校正时钟和时区后重试。</numerusform>
        </translation>
    </message>
    <message>
        <source>A gateway answers that it does not reach the service (HTTP status %1, %2): try again later; if that goes on, check the endpoint and the proxy.</source>
        <translation>网关应答称无法连到服务（HTTP 状态 %1，%2）：请稍后重试；若持续出现，请检查接入点和代理。</translation>
    </message>
    <message>
        <source>The service refuses to list instances: check the region and its endpoint (it says: %1).</source>
        <translation>服务拒绝列出实例：请检查地域及其接入点（返回信息：%1）。</translation>
    </message>
    <message>
        <source>It is not known whether the sessions were disconnected: look at the list.</source>
        <translation>无法确定会话是否已断开：请查看列表。</translation>
    </message>
</context>
<context>
    <name>sessionscope::cloud::NetworkError</name>
    <message>
        <source>The certificate of %1 comes from an authority that this computer does not know: if the endpoint is right, name the authority&apos;s certificate as CA file.</source>
        <translation>本机不信任 %1 的证书的颁发机构；如果服务接入点无误，请将该机构的证书设为 CA 证书文件。</translation>
    </message>
    <message>
        <source>The certificate of %1 is made out to another host: check the endpoint.</source>
        <translation>%1 的证书属于其他主机，请检查服务接入点。</translation>
    </message>
    <message>
        <source>The certificate of %1 has expired: check this computer&apos;s clock, else tell the operator of the endpoint.</source>
        <translation>%1 的证书已过期，请检查本机时钟；如果时钟无误，请联系服务接入点的运维人员。</translation>
    </message>
    <message>
        <source>The certificate of %1 is not valid yet: check this computer&apos;s clock.</source>
        <translation>%1 的证书尚未生效，请检查本机时钟。</translation>
    </message>
    <message>
        <source>The certificate of %1 is not accepted (%2): check the endpoint and the proxy.</source>
        <translation>%1 的证书未通过校验（%2），请检查服务接入点和代理。</translation>
    </message>
    <message>
        <source>No encrypted connection to %1 could be agreed (TLS 1.2 or newer is needed): check that the port speaks https.</source>
        <translation>无法与 %1 建立加密连接（需要 TLS 1.2 或更高版本），请确认该端口支持 HTTPS。</translation>
    </message>
    <message>
        <source>The proxy %1 did not accept the user name and password: enter them again.</source>
        <translation>代理 %1 拒绝了用户名或密码，请重新输入。</translation>
    </message>
    <message>
        <source>The proxy %1 asks for a user name and a password: enter them.</source>
        <translation>代理 %1 需要用户名和密码，请输入。</translation>
    </message>
    <message>
        <source>There is no host %1: check the endpoint and the network connection.</source>
        <translation>找不到主机 %1，请检查服务接入点和网络连接。</translation>
    </message>
    <message>
        <source>Nothing answers at %1: check the endpoint, the port and the firewall.</source>
        <translation>%1 无响应，请检查服务接入点、端口和防火墙。</translation>
    </message>
    <message>
        <source>%1 did not answer in time: check the network and try again.</source>
        <translation>%1 响应超时，请检查网络后重试。</translation>
    </message>
    <message>
        <source>The proxy asks for a user name and a password: enter them.</source>
        <translation>代理需要用户名和密码，请输入。</translation>
    </message>
    <message>
        <source>The system&apos;s proxy could not connect to %1: check the proxy settings of the system.</source>
        <translation>系统代理无法连接到 %1，请检查系统的代理设置。</translation>
    </message>
    <message>
        <source>The answer of %1 is damaged, it cannot be decompressed: try again, and check the proxy if it happens again.</source>
        <translation>%1 的响应已损坏，无法解压，请重试；如果再次出现，请检查代理。</translation>
    </message>
    <message>
        <source>%1 does not speak HTTP: check the endpoint and the port.</source>
        <translation>%1 不是 HTTP 服务，请检查服务接入点和端口。</translation>
    </message>
    <message>
        <source>%1 cannot be reached (%2): check the network connection and the proxy.</source>
        <translation>无法访问 %1（%2），请检查网络连接和代理。</translation>
    </message>
    <message>
        <source>%1 offers no TLS that is safe (1.2 or newer is needed): check the endpoint and whether a proxy opens encrypted connections, else tell the operator of the endpoint.</source>
        <translation>%1 不提供安全的 TLS（需要 1.2 或更高版本）：请检查接入点以及是否有代理拆解加密连接，否则请告知接入点的运营方。</translation>
    </message>
    <message>
        <source>The connection to %1 broke before the answer was complete: check the network, and a proxy or firewall on the way, then try again.</source>
        <translation>与 %1 的连接在响应完整之前中断：请检查网络以及途中的代理或防火墙，然后重试。</translation>
    </message>
</context>
<context>
    <name>sessionscope::cloud::Region</name>
    <message>
        <source>&quot;%1&quot; is not the id of a region: write one like %2.</source>
        <translation>“%1”不是地域 ID：请按 %2 的形式填写。</translation>
    </message>
</context>
<context>
    <name>sessionscope::cloud::ReplyJudge</name>
    <message>
        <source>The endpoint redirects to %1 (HTTP status %2), which is never followed, since the credentials would go there: check the endpoint and whether the network wants a login.</source>
        <translation>服务接入点重定向到 %1（HTTP 状态码 %2）；为避免凭证发往该处，本程序从不跟随重定向。请检查服务接入点，以及网络是否需要登录认证。</translation>
    </message>
    <message>
        <source>nowhere</source>
        <comment>target of a redirect</comment>
        <translation>（未给出地址）</translation>
    </message>
</context>
<context>
    <name>sessionscope::demo::DasEndpoint</name>
    <message>
        <source>Port %1 of this computer cannot be used: choose another one.</source>
        <translation>无法使用本机端口 %1，请选择其他端口。</translation>
    </message>
</context>
<context>
    <name>sessionscope::demo::DemoServer</name>
    <message>
        <source>The demo has 0 to %1 sessions.</source>
        <translation>演示实例的会话数量范围为 0～%1。</translation>
    </message>
</context>
<context>
    <name>sessionscope::demo::EndpointArguments</name>
    <message>
        <source>Serves the sessions of a simulated instance, or of a real Redis server, on 127.0.0.1 the way Alibaba Cloud DAS does. The key is made anew at each start, unless ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET are both set.</source>
        <translation>在 127.0.0.1 上以阿里云 DAS 的方式提供模拟实例或真实 Redis 服务器的会话。每次启动都会重新生成 AccessKey，除非同时设置了 ALIBABA_CLOUD_ACCESS_KEY_ID 和 ALIBABA_CLOUD_ACCESS_KEY_SECRET。</translation>
    </message>
    <message>
        <source>How many sessions the simulated instance has.</source>
        <translation>模拟实例的会话数量。</translation>
    </message>
    <message>
        <source>The port to listen on; 0 is a free one.</source>
        <translation>监听的端口；0 表示任选一个空闲端口。</translation>
    </message>
    <message>
        <source>The id of the instance.</source>
        <translation>实例 ID。</translation>
    </message>
    <message>
        <source>Another number gives another simulated instance.</source>
        <translation>随机种子，不同的数字得到不同的模拟实例。</translation>
    </message>
    <message>
        <source>&quot;off&quot;: the same sessions in every answer.</source>
        <translation>设为 off 时，每次响应的会话都相同。</translation>
    </message>
    <message>
        <source>Serve the clients of this Redis server; its password is read from %1.</source>
        <translation>提供该 Redis 服务器的客户端列表；密码取自 %1。</translation>
    </message>
    <message>
        <source>The ACL user there.</source>
        <translation>该服务器上的 ACL 用户。</translation>
    </message>
    <message>
        <source>--%1 takes a number from 0 to %2.</source>
        <translation>--%1 的取值范围为 0～%2。</translation>
    </message>
    <message>
        <source>--redis-user needs a password in the environment variable %1.</source>
        <translation>--redis-user 需要在环境变量 %1 中设置密码。</translation>
    </message>
    <message>
        <source>Nothing but options is expected: %1</source>
        <translation>只接受选项，多余的参数：%1</translation>
    </message>
    <message>
        <source>--churn is &quot;on&quot; or &quot;off&quot;.</source>
        <translation>--churn 的取值为 on 或 off。</translation>
    </message>
    <message>
        <source>--instance must not be empty.</source>
        <translation>--instance 不能为空。</translation>
    </message>
    <message>
        <source>--redis-user needs --redis.</source>
        <translation>--redis-user 须与 --redis 一起使用。</translation>
    </message>
    <message>
        <source>Do this wrong on purpose (listed below). Given several times: one for each request, the last one for all that follow.</source>
        <translation>故意制造此故障（见下文列表）。可多次给出：每个请求依次使用一个，最后一个用于其后的所有请求。</translation>
    </message>
    <message>
        <source>Serve https with the certificate in this PEM file.</source>
        <translation>使用此 PEM 文件中的证书提供 https。</translation>
    </message>
    <message>
        <source>The private key of the certificate, a PEM file.</source>
        <translation>证书的私钥，PEM 文件。</translation>
    </message>
    <message>
        <source>Speak TLS 1.0 and 1.1 alone, which nobody should.</source>
        <translation>只使用 TLS 1.0 和 1.1（不应有人这样做）。</translation>
    </message>
    <message>
        <source>The file %1 cannot be read.</source>
        <translation>无法读取文件 %1。</translation>
    </message>
    <message>
        <source>https needs both --tls-certificate and --tls-key.</source>
        <translation>https 需要同时给出 --tls-certificate 和 --tls-key。</translation>
    </message>
    <message>
        <source>Faults:</source>
        <translation>故障：</translation>
    </message>
</context>
<context>
    <name>sessionscope::demo::Fault</name>
    <message>
        <source>no fault</source>
        <translation>无故障</translation>
    </message>
    <message>
        <source>the answer comes so much later</source>
        <translation>响应延迟这么久</translation>
    </message>
    <message>
        <source>no answer ever comes</source>
        <translation>始终没有响应</translation>
    </message>
    <message>
        <source>the connection ends before the answer</source>
        <translation>连接在响应之前结束</translation>
    </message>
    <message>
        <source>the connection is reset before the answer</source>
        <translation>连接在响应之前被重置</translation>
    </message>
    <message>
        <source>the connection is reset inside the body</source>
        <translation>连接在正文中被重置</translation>
    </message>
    <message>
        <source>half of the body that is promised comes</source>
        <translation>只收到所承诺正文的一半</translation>
    </message>
    <message>
        <source>half of the body comes, and no Content-Length says so</source>
        <translation>只收到正文的一半，且没有 Content-Length</translation>
    </message>
    <message>
        <source>the whole body comes, without a Content-Length</source>
        <translation>收到完整正文，但没有 Content-Length</translation>
    </message>
    <message>
        <source>a byte of the body each time</source>
        <translation>每次只发送正文的一个字节</translation>
    </message>
    <message>
        <source>the body is compressed, as it may be</source>
        <translation>正文经过压缩（允许）</translation>
    </message>
    <message>
        <source>the compressed body is damaged</source>
        <translation>压缩的正文已损坏</translation>
    </message>
    <message>
        <source>the compressed body ends too early, as long as promised</source>
        <translation>压缩的正文提前结束，但长度与承诺一致</translation>
    </message>
    <message>
        <source>the body is compressed blanks, so many MiB</source>
        <translation>正文为压缩的空白，大小为若干 MiB</translation>
    </message>
    <message>
        <source>the right answer with this Content-Type, or none</source>
        <translation>正确的响应，使用此 Content-Type 或不带</translation>
    </message>
    <message>
        <source>this text as JSON, or an empty body</source>
        <translation>以此文本作为 JSON，或空正文</translation>
    </message>
    <message>
        <source>a web page, as of a proxy; the status is 200 or this</source>
        <translation>网页（如来自代理）；状态为 200 或此值</translation>
    </message>
    <message>
        <source>HTTP status 302 to this address</source>
        <translation>HTTP 状态 302，转到此地址</translation>
    </message>
    <message>
        <source>HTTP status 307 to this address, which keeps the method</source>
        <translation>HTTP 状态 307，转到此地址并保持方法</translation>
    </message>
    <message>
        <source>the service refuses with this Code, &quot;InternalError&quot; for example</source>
        <translation>服务以此 Code 拒绝，例如“InternalError”</translation>
    </message>
    <message>
        <source>Throttling.User, with x-acs-retry-after if a time is given</source>
        <translation>Throttling.User；给出时间时带 x-acs-retry-after</translation>
    </message>
    <message>
        <source>the server&apos;s clock is so much ahead; a negative number is behind</source>
        <translation>服务器时钟快这么多；负数表示慢</translation>
    </message>
    <message>
        <source>There is no fault &quot;%1&quot;; --help lists them.</source>
        <translation>没有故障“%1”；--help 会列出全部故障。</translation>
    </message>
    <message>
        <source>The fault %1 takes no argument.</source>
        <translation>故障 %1 不带参数。</translation>
    </message>
    <message>
        <source>The fault %1 needs an argument: %1:%2.</source>
        <translation>故障 %1 需要参数：%1:%2。</translation>
    </message>
    <message>
        <source>The fault %1 takes a number from %2 to %3.</source>
        <translation>故障 %1 需要 %2 到 %3 之间的数字。</translation>
    </message>
</context>
<context>
    <name>sessionscope::demo::ServerTls</name>
    <message>
        <source>There is no certificate with its key in PEM form.</source>
        <translation>没有 PEM 格式的证书及其密钥。</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::AboutDialog</name>
    <message>
        <source>About Sessionscope</source>
        <translation>关于 Sessionscope</translation>
    </message>
    <message>
        <source>Session browser for Redis and Tair</source>
        <translation>Redis 和 Tair 会话浏览器</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation>自由软件，以 GNU 通用公共许可证第 3 版或更高版本发布，不附带任何担保。</translation>
    </message>
    <message>
        <source>&amp;Versions, for a bug report:</source>
        <translation>版本信息(&amp;V)，用于反馈问题：</translation>
    </message>
    <message>
        <source>Redis is a trademark of Redis Ltd. Tair and ApsaraDB are names of Alibaba Cloud. This program is made by neither of them.</source>
        <translation>Redis 是 Redis Ltd. 的商标，Tair 和 ApsaraDB 是阿里云的产品名称。本程序并非由二者开发。</translation>
    </message>
    <message>
        <source>Sessionscope %1</source>
        <translation>Sessionscope %1</translation>
    </message>
    <message>
        <source>&amp;Copy versions</source>
        <translation>复制版本信息(&amp;C)</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::ChangeCounts</name>
    <message>
        <source>%1 since the mark. Click to see only these sessions.</source>
        <translation>自标记以来 %1。单击仅查看这些会话。</translation>
    </message>
    <message>
        <source>%1 since the last refresh. Click to see only these sessions.</source>
        <translation>自上次刷新以来 %1。单击仅查看这些会话。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <comment>sessions</comment>
        <translation>
            <numerusform>%Ln 个新增</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed</source>
        <comment>sessions</comment>
        <translation>
            <numerusform>%Ln 个已变化</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln gone</source>
        <comment>sessions</comment>
        <translation>
            <numerusform>%Ln 个已离开</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 since the mark</source>
        <comment>a count of sessions</comment>
        <translation>自标记以来 %1</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::ColorRuleDialog</name>
    <message>
        <source>Colour Rule</source>
        <translation>着色规则</translation>
    </message>
    <message>
        <source>&amp;Sessions that pass:</source>
        <translation>符合条件的会话(&amp;S)：</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名称(&amp;N)：</translation>
    </message>
    <message>
        <source>C&amp;olour:</source>
        <translation>颜色(&amp;O)：</translation>
    </message>
    <message>
        <source>Add Colour Rule</source>
        <translation>添加着色规则</translation>
    </message>
    <message>
        <source>Edit Colour Rule</source>
        <translation>编辑着色规则</translation>
    </message>
    <message>
        <source>As in the filter line, for example: idle &gt; 5m and not replica</source>
        <translation>写法与筛选栏相同，例如：idle &gt; 5m and not replica</translation>
    </message>
    <message>
        <source>Its first character stands beside the sessions, all of it in tool tips and in the details.</source>
        <translation>首个字符显示在会话旁，完整名称显示在提示和详情中。</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::ColorRulesDialog</name>
    <message>
        <source>Colour Rules</source>
        <translation>着色规则</translation>
    </message>
    <message>
        <source>Ticked rules colour the sessions of this page. The first one that a session passes wins.</source>
        <translation>勾选的规则为此页的会话着色；会话按符合的第一条规则着色。</translation>
    </message>
    <message>
        <source>Colour rules</source>
        <translation>着色规则</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>添加(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>编辑(&amp;E)…</translation>
    </message>
    <message>
        <source>Move &amp;Up</source>
        <translation>上移(&amp;U)</translation>
    </message>
    <message>
        <source>Move &amp;Down</source>
        <translation>下移(&amp;D)</translation>
    </message>
    <message>
        <source>Dele&amp;te</source>
        <translation>删除(&amp;T)</translation>
    </message>
    <message>
        <source>The rule %1 has been deleted.</source>
        <translation>已删除规则 %1。</translation>
    </message>
    <message>
        <source>Space puts a rule in force or out of it, Return edits, Delete deletes.</source>
        <translation>空格键启用或停用规则，回车键编辑，Delete 键删除。</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::ColumnChooser</name>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>API name, meaning of a column</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>&amp;Column set:</source>
        <translation>列组合(&amp;C)：</translation>
    </message>
    <message>
        <source>S&amp;how these columns. Their order is changed by dragging their headers.</source>
        <translation>显示这些列(&amp;H)。拖动表头可更改顺序。</translation>
    </message>
    <message>
        <source>Your own choice</source>
        <translation>自行选择</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::ColumnMenu</name>
    <message>
        <source>Sort &amp;Ascending</source>
        <translation>升序排列(&amp;A)</translation>
    </message>
    <message>
        <source>Sort &amp;Descending</source>
        <translation>降序排列(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Server&apos;s Order</source>
        <translation>服务端顺序(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Hide %1</source>
        <comment>a column</comment>
        <translation>隐藏“%1”(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Columns…</source>
        <translation>列(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Fit Widths</source>
        <translation>自动调整列宽(&amp;F)</translation>
    </message>
    <message>
        <source>Column Se&amp;ts</source>
        <translation>列组合(&amp;T)</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::ColumnSetsDialog</name>
    <message>
        <source>Column Sets</source>
        <translation>列组合</translation>
    </message>
    <message>
        <source>Column sets</source>
        <translation>列组合</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Rena&amp;me</source>
        <translation>重命名(&amp;M)</translation>
    </message>
    <message>
        <source>Move &amp;Up</source>
        <translation>上移(&amp;U)</translation>
    </message>
    <message>
        <source>Move &amp;Down</source>
        <translation>下移(&amp;D)</translation>
    </message>
    <message>
        <source>Dele&amp;te</source>
        <translation>删除(&amp;T)</translation>
    </message>
    <message>
        <source>The sets of the program stay. Save one of your own with Save Current Columns As in the menu of the columns.</source>
        <translation>程序自带的组合不可删除。可在列菜单中用“将当前列另存为”保存自己的组合。</translation>
    </message>
    <message>
        <source>F2 renames, Delete deletes; every change is saved at once. The sets of the program stay.</source>
        <translation>F2 重命名，Delete 删除；更改立即保存。程序自带的组合不可删除。</translation>
    </message>
    <message>
        <source>The set %1 has been deleted.</source>
        <translation>已删除组合 %1。</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::ComparisonDialog</name>
    <message>
        <source>Two Lists Side by Side</source>
        <translation>并排比较两个列表</translation>
    </message>
    <message>
        <source>Co&amp;mpare:</source>
        <translation>比较(&amp;M)：</translation>
    </message>
    <message>
        <source>&amp;with:</source>
        <translation>与(&amp;W)：</translation>
    </message>
    <message>
        <source>&amp;Open File…</source>
        <translation>打开文件(&amp;O)…</translation>
    </message>
    <message>
        <source>Open a saved snapshot in a tab and compare with it</source>
        <translation>在标签页中打开已保存的快照并与之比较</translation>
    </message>
    <message>
        <source>&amp;Filter:</source>
        <translation>筛选(&amp;F)：</translation>
    </message>
    <message>
        <source>Only Left</source>
        <translation>仅左侧</translation>
    </message>
    <message>
        <source>Only Right</source>
        <translation>仅右侧</translation>
    </message>
    <message>
        <source>Between</source>
        <translation>两次之间</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>两侧都有</translation>
    </message>
    <message>
        <source>Sessions of both lists</source>
        <translation>两个列表的会话</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Write what is shown as CSV, TSV, JSON or NDJSON</source>
        <translation>将显示的内容导出为 CSV、TSV、JSON 或 NDJSON</translation>
    </message>
    <message>
        <source>Choose a tab</source>
        <translation>选择标签页</translation>
    </message>
    <message>
        <source>%1 (closed)</source>
        <comment>name of a tab</comment>
        <translation>%1（已关闭）</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a side, number of sessions</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Show only these</source>
        <translation>仅显示这些会话</translation>
    </message>
    <message>
        <source>Show only these: so young that they may have begun after the other list was taken</source>
        <translation>仅显示这些会话：它们很新，可能是在获取另一个列表之后才建立的</translation>
    </message>
    <message>
        <source>When the lists were taken is not known: some sessions may have begun or ended in between.</source>
        <translation>无法确定两个列表的获取时间：其间可能有会话建立或结束。</translation>
    </message>
    <message>
        <source>%1 was taken %2 s before %3: who may have begun in between is counted apart, and who is only in %1 may have ended since.</source>
        <comment>name of a tab, seconds, name of a tab</comment>
        <translation>%1 比 %3 早 %2 秒获取：可能在其间建立的会话单独计数；仅在 %1 中的会话可能随后已结束。</translation>
    </message>
    <message>
        <source>Sessions are matched by the address of the client; where both lists name a node alike, also by the ID.</source>
        <translation>会话按客户端地址匹配；如果两个列表中的节点名称一致，还按 ID 匹配。</translation>
    </message>
    <message>
        <source>These are two instances, %1 and %2: what is in both is chance.</source>
        <translation>%1 和 %2 是两个不同的实例：两侧都有的会话只是巧合。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) share an address with another one of the same list, as behind NAT or a proxy: they are matched in pairs, and which of them is left over is a guess.</source>
        <translation>
            <numerusform>%Ln 个会话与同一列表中的其他会话地址相同（例如经过 NAT 或代理）：这些会话逐对匹配，剩下的是哪一个只是推测。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) without an address cannot be matched.</source>
        <translation>
            <numerusform>%Ln 个会话没有地址，无法匹配。</numerusform>
        </translation>
    </message>
    <message>
        <source>Twice the same list</source>
        <translation>两侧是同一个列表</translation>
    </message>
    <message>
        <source>Choose another tab on one side.</source>
        <translation>请在其中一侧选择其他标签页。</translation>
    </message>
    <message>
        <source>No list yet</source>
        <translation>还没有列表</translation>
    </message>
    <message>
        <source>%1 has no data so far.</source>
        <comment>name of a tab</comment>
        <translation>%1 尚无数据。</translation>
    </message>
    <message>
        <source>Nothing to compare with</source>
        <translation>没有可比较的列表</translation>
    </message>
    <message>
        <source>Open the other way to the same instance, another connection or a saved snapshot, in a tab of its own.</source>
        <translation>请在单独的标签页中打开同一实例的另一种连接方式、其他连接或已保存的快照。</translation>
    </message>
    <message>
        <source>Open F&amp;ile…</source>
        <translation>打开文件(&amp;I)…</translation>
    </message>
    <message>
        <source>Comparing …</source>
        <translation>正在比较…</translation>
    </message>
    <message>
        <source>Both lists are empty</source>
        <translation>两个列表均为空</translation>
    </message>
    <message>
        <source>No session passes</source>
        <translation>没有符合条件的会话</translation>
    </message>
    <message>
        <source>The filter and the sides that are chosen leave none.</source>
        <translation>筛选条件和所选的范围排除了全部会话。</translation>
    </message>
    <message>
        <source>Show &amp;All</source>
        <translation>全部显示(&amp;A)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>sessions shown, of all</comment>
        <translation>%1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s)</source>
        <translation>
            <numerusform>%Ln 个会话</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>name of a tab, time of its list</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>the filter took too long</source>
        <translation>筛选耗时过长</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <comment>names of tabs, in a file name</comment>
        <translation>%1 和 %2</translation>
    </message>
    <message>
        <source>Export Comparison</source>
        <translation>导出比较结果</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.json *.ndjson);;All files (*)</source>
        <translation>表格 (*.csv *.tsv *.json *.ndjson);;所有文件 (*)</translation>
    </message>
    <message>
        <source>DAS does not list sessions made in direct mode of a cluster instance: such ones are missing in %1.</source>
        <comment>name of a tab</comment>
        <translation>DAS 不列出集群实例上以直连模式建立的会话：“%1”中没有这类会话。</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::ConnectionActions</name>
    <message>
        <source>%1 · %2</source>
        <comment>name of a connection, another server behind it</comment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::ConnectionDialog</name>
    <message>
        <source>New connection</source>
        <translation>新建连接</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>正在进行</translation>
    </message>
    <message>
        <source>Can&amp;cel test</source>
        <translation>取消测试(&amp;C)</translation>
    </message>
    <message>
        <source>Copy res&amp;ult</source>
        <translation>复制结果(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Details…</source>
        <translation>详情(&amp;D)…</translation>
    </message>
    <message>
        <source>Edit connection</source>
        <translation>编辑连接</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>测试(&amp;T)</translation>
    </message>
    <message>
        <source>The test has been cancelled.</source>
        <translation>测试已取消。</translation>
    </message>
    <message>
        <source>at an unknown time</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>It works: %1 from %2, list taken %3, %4 in %5 s, RequestId %6.</source>
        <comment>sessions, sources, time, bytes, seconds</comment>
        <translation>测试成功：%2，共 %1；列表时间 %3；接收 %4，用时 %5 秒；RequestId %6。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s)</source>
        <translation>
            <numerusform>%Ln 个会话</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln source(s)</source>
        <translation>
            <numerusform>%Ln 个访问来源</numerusform>
        </translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>RequestId</comment>
        <translation>未知</translation>
    </message>
    <message>
        <source>Another connection has this name.</source>
        <translation>已有其他连接使用该名称。</translation>
    </message>
    <message>
        <source>%1 Or choose another source for the credentials: memory, asking each time, or the environment.</source>
        <comment>the sentence on what went wrong with the keychain</comment>
        <translation>%1也可以选择其他凭证来源：内存、每次询问或环境变量。</translation>
    </message>
    <message>
        <source>The keychain has not answered yet. Save again, or choose another source.</source>
        <translation>密钥环尚未响应。请再次保存，或选择其他凭证来源。</translation>
    </message>
    <message>
        <source>Asking the server for the list of sessions …</source>
        <translation>正在向服务端请求会话列表…</translation>
    </message>
    <message>
        <source>Saving; the keychain may ask for its password …</source>
        <translation>正在保存；密钥环可能会要求输入密码…</translation>
    </message>
    <message>
        <source>Stop wai&amp;ting</source>
        <translation>停止等待(&amp;T)</translation>
    </message>
    <message>
        <source>a proxy.</source>
        <translation>代理。</translation>
    </message>
    <message numerus="yes">
        <source>a cluster with %Ln node(s).</source>
        <translation>
            <numerusform>集群，共 %Ln 个节点。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>a primary with %Ln replica(s).</source>
        <translation>
            <numerusform>主节点，有 %Ln 个从节点。</numerusform>
        </translation>
    </message>
    <message>
        <source>a replica.</source>
        <translation>从节点。</translation>
    </message>
    <message>
        <source>a server of unknown role.</source>
        <translation>角色未知的服务器。</translation>
    </message>
    <message>
        <source>It works: %1 from %2 in %3 s.</source>
        <comment>sessions, sources, seconds</comment>
        <translation>测试成功：%2，共 %1；用时 %3 秒。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>version of a server; what it is</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <comment>a node; why</comment>
        <translation>%1 失败：%2</translation>
    </message>
    <message>
        <source>Not permitted, but not needed: %1</source>
        <translation>没有权限（但并非必需）：%1</translation>
    </message>
    <message>
        <source>The list needs the AccessKey: enter its ID and secret first, or choose where they come from.</source>
        <translation>列出实例需要 AccessKey：请先输入 AccessKey ID 和 AccessKey Secret，或选择凭证来源。</translation>
    </message>
    <message>
        <source>Version unknown</source>
        <comment>of a server</comment>
        <translation>版本未知</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::ConnectionForm</name>
    <message>
        <source>&amp;Name:</source>
        <translation>名称(&amp;N)：</translation>
    </message>
    <message>
        <source>&amp;Instance ID:</source>
        <translation>实例 ID(&amp;I)：</translation>
    </message>
    <message>
        <source>r-…</source>
        <translation>r-…</translation>
    </message>
    <message>
        <source>Of a Redis or Tair instance. DAS does not list sessions made in direct connection mode of a cluster instance.</source>
        <translation>Redis 或 Tair 实例的 ID。集群实例以直连模式建立的会话，DAS 无法列出。</translation>
    </message>
    <message>
        <source>&amp;Endpoint:</source>
        <translation>服务接入点(&amp;E)：</translation>
    </message>
    <message>
        <source>DAS has one central endpoint, whatever the region of the instance. Another one is for a VPC, a private cloud or tests.</source>
        <translation>无论实例位于哪个地域，DAS 都使用同一个中心服务接入点。其他接入点用于 VPC、专有云或测试。</translation>
    </message>
    <message>
        <source>&amp;Refresh every:</source>
        <translation>刷新间隔(&amp;R)：</translation>
    </message>
    <message>
        <source>Production:</source>
        <translation>生产环境：</translation>
    </message>
    <message>
        <source>&amp;Mark as</source>
        <translation>标记为(&amp;M)</translation>
    </message>
    <message>
        <source>Mark as a production instance</source>
        <translation>标记为生产实例</translation>
    </message>
    <message>
        <source>Word of the mark</source>
        <translation>标记文字</translation>
    </message>
    <message>
        <source>Co&amp;lour…</source>
        <translation>颜色(&amp;L)…</translation>
    </message>
    <message>
        <source>The word and the colour stand at the connection and on its tab.</source>
        <translation>文字和颜色会显示在连接列表和标签页上。</translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation>凭证</translation>
    </message>
    <message>
        <source>Credentials &amp;from:</source>
        <translation>凭证来源(&amp;F)：</translation>
    </message>
    <message>
        <source>&amp;Profile:</source>
        <translation>配置(&amp;P)：</translation>
    </message>
    <message>
        <source>Access&amp;Key ID:</source>
        <translation>AccessKey ID(&amp;K)：</translation>
    </message>
    <message>
        <source>AccessKey &amp;secret:</source>
        <translation>AccessKey Secret(&amp;S)：</translation>
    </message>
    <message>
        <source>Sho&amp;w</source>
        <translation>显示(&amp;W)</translation>
    </message>
    <message>
        <source>Show secret and token</source>
        <translation>显示 AccessKey Secret 和 STS Token</translation>
    </message>
    <message>
        <source>STS t&amp;oken:</source>
        <translation>STS Token(&amp;O)：</translation>
    </message>
    <message>
        <source>Only for temporary credentials. May be pasted over several lines.</source>
        <translation>仅用于临时凭证。可粘贴带换行的内容。</translation>
    </message>
    <message>
        <source>Permission:</source>
        <translation>权限：</translation>
    </message>
    <message>
        <source>Cop&amp;y RAM policy</source>
        <translation>复制 RAM 权限策略(&amp;Y)</translation>
    </message>
    <message>
        <source>The least that the key needs: hdm:GetRedisAllSession. Attach the policy to the RAM user of this key.</source>
        <translation>AccessKey 所需的最小权限：hdm:GetRedisAllSession。请将该权限策略授予此 AccessKey 所属的 RAM 用户。</translation>
    </message>
    <message>
        <source>Ad&amp;vanced</source>
        <translation>高级(&amp;V)</translation>
    </message>
    <message>
        <source>C&amp;A file:</source>
        <translation>CA 证书文件(&amp;A)：</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>浏览(&amp;B)…</translation>
    </message>
    <message>
        <source>PEM file with certificates to trust besides those of the system.</source>
        <translation>除系统证书外还要信任的证书，PEM 格式。</translation>
    </message>
    <message>
        <source>ConsoleConte&amp;xt:</source>
        <translation>ConsoleContext(&amp;X)：</translation>
    </message>
    <message>
        <source>A reserved parameter of the API. Leave it empty unless Alibaba Cloud has told you what to enter.</source>
        <translation>API 的备用参数。除非阿里云告知了填写内容，否则请留空。</translation>
    </message>
    <message>
        <source>Keychain of the system</source>
        <translation>系统密钥环</translation>
    </message>
    <message>
        <source>Memory, until the program ends</source>
        <translation>内存，直到程序退出</translation>
    </message>
    <message>
        <source>Ask each time</source>
        <translation>每次询问</translation>
    </message>
    <message>
        <source>Environment variables</source>
        <translation>环境变量</translation>
    </message>
    <message>
        <source>Profile of the aliyun command line</source>
        <translation>阿里云 CLI 的配置</translation>
    </message>
    <message>
        <source>The current profile</source>
        <translation>当前配置</translation>
    </message>
    <message>
        <source>The current profile: %1 (%2)</source>
        <comment>name, mode</comment>
        <translation>当前配置：%1（%2）</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name of a profile, mode</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 (%2, cannot be used)</source>
        <comment>name of a profile, mode</comment>
        <translation>%1（%2，不可用）</translation>
    </message>
    <message>
        <source>%1 (not found)</source>
        <comment>name of a profile</comment>
        <translation>%1（未找到）</translation>
    </message>
    <message>
        <source>A secret is stored; leave empty to keep it</source>
        <translation>已保存 AccessKey Secret；留空则保持不变</translation>
    </message>
    <message>
        <source>A token is stored; leave empty to keep it</source>
        <translation>已保存 STS Token；留空则保持不变</translation>
    </message>
    <message>
        <source>Enter the secret that belongs to the AccessKey ID.</source>
        <translation>请输入与该 AccessKey ID 对应的 AccessKey Secret。</translation>
    </message>
    <message>
        <source>The stored secret belongs to the AccessKey ID as it was before.</source>
        <translation>已保存的 AccessKey Secret 属于修改前的 AccessKey ID。</translation>
    </message>
    <message>
        <source>A token comes with a secret of its own. Enter that, too.</source>
        <translation>STS Token 有与之配套的 AccessKey Secret，请一并输入。</translation>
    </message>
    <message>
        <source>Secret and token are saved in the keychain and nowhere else.</source>
        <translation>AccessKey Secret 和 STS Token 只保存在密钥环中。</translation>
    </message>
    <message>
        <source>Nothing is saved; the secret is asked for once after each start.</source>
        <translation>不作保存；每次启动程序后询问一次 AccessKey Secret。</translation>
    </message>
    <message>
        <source>Nothing is saved; the secret is asked for whenever the connection is opened.</source>
        <translation>不作保存；每次打开连接时询问 AccessKey Secret。</translation>
    </message>
    <message>
        <source>Read from %1, %2 and, for temporary credentials, %3.</source>
        <translation>取自 %1 和 %2；临时凭证还需 %3。</translation>
    </message>
    <message>
        <source>Read from ~/.aliyun/config.json whenever needed; nothing is copied. Profiles of the modes AK and StsToken can be used.</source>
        <translation>需要时从 ~/.aliyun/config.json 读取，不作复制。可使用 AK 和 StsToken 模式的配置。</translation>
    </message>
    <message>
        <source>There are blanks around the ID. It is sent as it stands here.</source>
        <translation>实例 ID 前后有空格，将按此处的内容原样发送。</translation>
    </message>
    <message>
        <source>CA file</source>
        <translation>CA 证书文件</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation>证书 (*.pem *.crt *.cer)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Connection &amp;quota:</source>
        <translation>最大连接数(&amp;Q)：</translation>
    </message>
    <message>
        <source>As in the preferences</source>
        <translation>与首选项相同</translation>
    </message>
    <message>
        <source>Optional. How many connections the instance allows, as the console says: the findings warn before they are used up.</source>
        <translation>可选。控制台显示的实例最大连接数：在用尽之前，“发现”会给出提醒。</translation>
    </message>
    <message>
        <source>&amp;Connect to:</source>
        <translation>连接到(&amp;C)：</translation>
    </message>
    <message>
        <source>Alibaba Cloud (DAS)</source>
        <translation>阿里云（DAS）</translation>
    </message>
    <message>
        <source>Redis or Valkey server</source>
        <translation>Redis 或 Valkey 服务器</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose one of the instances that the key below may see</source>
        <translation>从下方 AccessKey 可查看的实例中选择</translation>
    </message>
    <message>
        <source>Disconnecting:</source>
        <translation>断开会话：</translation>
    </message>
    <message>
        <source>Allow disconnectin&amp;g sessions</source>
        <translation>允许断开会话(&amp;G)</translation>
    </message>
    <message>
        <source>Otherwise this connection only reads, and no menu offers it.</source>
        <translation>不启用时，此连接只读取数据，任何菜单都不提供断开操作。</translation>
    </message>
    <message>
        <source>&amp;User:</source>
        <translation>用户名(&amp;U)：</translation>
    </message>
    <message>
        <source>The default user</source>
        <translation>默认用户</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>密码(&amp;P)：</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>显示密码</translation>
    </message>
    <message>
        <source>A password is stored; leave empty to keep it</source>
        <translation>已保存密码；留空则保持不变</translation>
    </message>
    <message>
        <source>Enter the password, or choose above that the server has none.</source>
        <translation>请输入密码；如果服务器没有密码，请在上方选择相应选项。</translation>
    </message>
    <message>
        <source>The stored password belongs to the user as it was before.</source>
        <translation>已保存的密码属于修改前的用户。</translation>
    </message>
    <message>
        <source>%1 is not set.</source>
        <translation>%1 未设置。</translation>
    </message>
    <message>
        <source>Nowhere: there is no password</source>
        <translation>无（没有密码）</translation>
    </message>
    <message>
        <source>The password is saved in the keychain and nowhere else.</source>
        <translation>密码只保存在密钥环中。</translation>
    </message>
    <message>
        <source>Nothing is saved; the password is asked for once after each start.</source>
        <translation>不作保存；每次启动程序后询问一次密码。</translation>
    </message>
    <message>
        <source>Nothing is saved; the password is asked for whenever the connection is opened.</source>
        <translation>不作保存；每次打开连接时询问密码。</translation>
    </message>
    <message>
        <source>The password is read from %1.</source>
        <translation>密码取自 %1。</translation>
    </message>
    <message>
        <source>The server lets everybody in who reaches it.</source>
        <translation>任何能访问该服务器的人都可以连接。</translation>
    </message>
    <message>
        <source>H&amp;ide</source>
        <translation>隐藏(&amp;I)</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::ConnectionsDock</name>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>No connections yet.</source>
        <translation>还没有连接。</translation>
    </message>
    <message>
        <source>Saved connections</source>
        <translation>已保存的连接</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>添加(&amp;A)…</translation>
    </message>
    <message>
        <source>Add a connection (Ctrl+N)</source>
        <translation>添加连接 (Ctrl+N)</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>编辑(&amp;E)…</translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation>创建副本(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>删除(&amp;D)…</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::CopyMenu</name>
    <message>
        <source>Copy &amp;As</source>
        <translation>复制为(&amp;A)</translation>
    </message>
    <message>
        <source>C&amp;ell</source>
        <translation>单元格(&amp;E)</translation>
    </message>
    <message>
        <source>Rows, Separated by &amp;TAB</source>
        <translation>行，以 TAB 分隔(&amp;T)</translation>
    </message>
    <message>
        <source>Rows as &amp;CSV</source>
        <translation>行，CSV 格式(&amp;C)</translation>
    </message>
    <message>
        <source>Rows as &amp;JSON</source>
        <translation>行，JSON 格式(&amp;J)</translation>
    </message>
    <message>
        <source>Rows as &amp;Markdown Table</source>
        <translation>行，Markdown 表格(&amp;M)</translation>
    </message>
    <message>
        <source>List of &amp;Addresses</source>
        <translation>地址列表(&amp;A)</translation>
    </message>
    <message>
        <source>Each source once, one a line</source>
        <translation>每个来源一次，每行一个</translation>
    </message>
    <message>
        <source>Minimal CI&amp;DR List</source>
        <translation>最小 CIDR 列表(&amp;D)</translation>
    </message>
    <message>
        <source>The fewest blocks that hold these addresses and no other</source>
        <translation>恰好包含这些地址的最少网段</translation>
    </message>
    <message>
        <source>CLIENT &amp;KILL Lines, Text Only</source>
        <translation>CLIENT KILL 命令行，仅文本(&amp;K)</translation>
    </message>
    <message>
        <source>Lines for redis-cli that would disconnect these sessions. They are only copied; nothing is sent.</source>
        <translation>可在 redis-cli 中断开这些会话的命令行。仅复制，不会发送任何内容。</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::CredentialDialog</name>
    <message>
        <source>Credentials</source>
        <translation>凭证</translation>
    </message>
    <message>
        <source>&amp;Details…</source>
        <translation>详情(&amp;D)…</translation>
    </message>
    <message>
        <source>Access&amp;Key ID:</source>
        <translation>AccessKey ID(&amp;K)：</translation>
    </message>
    <message>
        <source>AccessKey &amp;secret:</source>
        <translation>AccessKey Secret(&amp;S)：</translation>
    </message>
    <message>
        <source>Sho&amp;w</source>
        <translation>显示(&amp;W)</translation>
    </message>
    <message>
        <source>Show secret and token</source>
        <translation>显示 AccessKey Secret 和 STS Token</translation>
    </message>
    <message>
        <source>STS &amp;token:</source>
        <translation>STS Token(&amp;T)：</translation>
    </message>
    <message>
        <source>Only for temporary credentials. May be pasted over several lines.</source>
        <translation>仅用于临时凭证。可粘贴带换行的内容。</translation>
    </message>
    <message>
        <source>Enter the credentials for “%1”. They are not saved.</source>
        <translation>请输入“%1”的凭证。凭证不会被保存。</translation>
    </message>
    <message>
        <source>Enter the credentials for “%1”. They are kept until the program ends.</source>
        <translation>请输入“%1”的凭证。凭证将保留到程序退出。</translation>
    </message>
    <message>
        <source>The keychain holds no secret for “%1”. Enter the credentials again; they will be saved in the keychain.</source>
        <translation>密钥环中没有“%1”的 AccessKey Secret。请重新输入凭证，凭证将保存到密钥环。</translation>
    </message>
    <message>
        <source>The STS token for “%1” has expired. Enter new temporary credentials: ID, secret and token belong together.</source>
        <translation>“%1”的 STS Token 已过期。请输入新的临时凭证：AccessKey ID、AccessKey Secret 和 STS Token 须来自同一组。</translation>
    </message>
    <message>
        <source>The server refuses the credentials for “%1”. Check them and enter them again.</source>
        <translation>服务端拒绝了“%1”的凭证。请核对后重新输入。</translation>
    </message>
    <message>
        <source>&amp;Hide</source>
        <translation>隐藏(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;User:</source>
        <translation>用户名(&amp;U)：</translation>
    </message>
    <message>
        <source>The default user</source>
        <translation>默认用户</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>密码(&amp;P)：</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>显示密码</translation>
    </message>
    <message>
        <source>The keychain holds no password for “%1”. Enter user and password again; the password will be saved in the keychain.</source>
        <translation>密钥环中没有“%1”的密码。请重新输入用户名和密码；密码将保存到密钥环中。</translation>
    </message>
    <message>
        <source>The server refuses user or password for “%1”. Check them and enter them again.</source>
        <translation>服务器拒绝了“%1”的用户名或密码。请检查后重新输入。</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::DeleteConnectionDialog</name>
    <message>
        <source>Delete connection</source>
        <translation>删除连接</translation>
    </message>
    <message>
        <source>Deleting the secrets from the keychain …</source>
        <translation>正在从密钥环中删除凭证…</translation>
    </message>
    <message>
        <source>Delete the connection “%1”?</source>
        <translation>要删除连接“%1”吗？</translation>
    </message>
    <message>
        <source>Its secret is deleted from the keychain, too. The instance is not touched.</source>
        <translation>其凭证也会从密钥环中删除。实例不受影响。</translation>
    </message>
    <message>
        <source>The instance is not touched.</source>
        <translation>实例不受影响。</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Unlock and delete</source>
        <translation>解锁并删除(&amp;U)</translation>
    </message>
    <message>
        <source>Delete, &amp;leave the secret</source>
        <translation>删除连接，保留凭证(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>重试(&amp;T)</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::DetailsDock</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Choose a session to see all that is known of it.</source>
        <translation>选择一个会话即可查看其全部信息。</translation>
    </message>
    <message>
        <source>– No longer in the list: it has ended, or the filter hides it.</source>
        <translation>– 已不在列表中：会话已结束，或被筛选隐藏。</translation>
    </message>
    <message>
        <source>Members of the session</source>
        <translation>会话的各字段</translation>
    </message>
    <message>
        <source>&amp;Copy Raw Value</source>
        <translation>复制原始值(&amp;C)</translation>
    </message>
    <message>
        <source>%1 %2 (since the last refresh)</source>
        <comment>a sign, what has become of a session</comment>
        <translation>%1 %2（自上次刷新以来）</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a sign, the colour rule that it stands for</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::DialogCredentialPrompt</name>
    <message>
        <source>No credentials were entered.</source>
        <translation>未输入凭证。</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::DisconnectActions</name>
    <message>
        <source>Dis&amp;connect…</source>
        <translation>断开(&amp;C)…</translation>
    </message>
    <message>
        <source>Disconnect All S&amp;hown…</source>
        <translation>断开所有显示的会话(&amp;H)…</translation>
    </message>
    <message>
        <source>Disconnect &amp;All Sessions of This Instance…</source>
        <translation>断开此实例的所有会话(&amp;A)…</translation>
    </message>
    <message>
        <source>The tab of this connection was closed.</source>
        <translation>该连接的标签页已关闭。</translation>
    </message>
    <message>
        <source>Disconnecting is no longer allowed for this connection.</source>
        <translation>该连接不再允许断开会话。</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::DisconnectAllDialog</name>
    <message>
        <source>Disconnect All Sessions</source>
        <translation>断开所有会话</translation>
    </message>
    <message>
        <source>All sessions end, those of the applications too. Applications may connect again at once; commands under way are lost. DAS cannot end single sessions, and this cannot be undone.</source>
        <translation>所有会话都将断开，包括业务应用的会话。应用可能会立即重新连接；正在执行的命令将丢失。DAS 无法断开单个会话，且此操作无法撤销。</translation>
    </message>
    <message>
        <source>&amp;Type the instance id to go on:</source>
        <translation>请输入实例 ID 以继续(&amp;T)：</translation>
    </message>
    <message>
        <source>Waiting for the answer of the service …</source>
        <translation>正在等待服务端的响应…</translation>
    </message>
    <message>
        <source>Disconnect all sessions of the instance %1 (“%2”)?</source>
        <translation>要断开实例 %1（“%2”）的所有会话吗？</translation>
    </message>
    <message>
        <source>This connection is marked %1.</source>
        <comment>the user&apos;s word for production</comment>
        <translation>此连接标记为“%1”。</translation>
    </message>
    <message>
        <source>De&amp;tails…</source>
        <translation>详情(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;Disconnect All Sessions</source>
        <translation>断开所有会话(&amp;D)</translation>
    </message>
    <message>
        <source>Nothing was sent. %1</source>
        <translation>未发送任何请求。%1</translation>
    </message>
    <message>
        <source>RequestId: %1.</source>
        <translation>RequestId：%1。</translation>
    </message>
    <message>
        <source>The service says that all sessions were disconnected.</source>
        <translation>服务端返回：所有会话均已断开。</translation>
    </message>
    <message>
        <source>The outcome is unknown: look at the list. It is not sent again. %1</source>
        <translation>结果未知：请查看列表。请求不会再次发送。%1</translation>
    </message>
    <message>
        <source>No session was disconnected. %1</source>
        <translation>没有断开任何会话。%1</translation>
    </message>
    <message>
        <source>The outcome could not be written down. %1</source>
        <translation>结果未能写入操作日志。%1</translation>
    </message>
    <message>
        <source>Clos&amp;e</source>
        <translation>关闭(&amp;E)</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::DisconnectDialog</name>
    <message>
        <source>Disconnect Sessions</source>
        <translation>断开会话</translation>
    </message>
    <message>
        <source>Sessions to disconnect</source>
        <translation>要断开的会话</translation>
    </message>
    <message>
        <source>Commands that would be sent</source>
        <translation>断开时会发送的命令</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>%v of %m</source>
        <comment>sessions done of all</comment>
        <translation>%v / %m</translation>
    </message>
    <message>
        <source>Sessions of “%1”. Those with a tick are disconnected one by one, each after its identity has been read again. Their applications may connect again at once.</source>
        <translation>“%1”的会话。勾选的会话将逐个断开，断开每个会话之前都会重新读取并核对其身份。相应的应用可能会立即重新连接。</translation>
    </message>
    <message>
        <source>This connection is marked %1.</source>
        <comment>the user&apos;s word for production</comment>
        <translation>此连接标记为“%1”。</translation>
    </message>
    <message>
        <source>&amp;Read Again</source>
        <translation>重新读取(&amp;R)</translation>
    </message>
    <message>
        <source>Dr&amp;y Run</source>
        <translation>试运行(&amp;Y)</translation>
    </message>
    <message>
        <source>Show the commands; nothing is sent</source>
        <translation>只显示命令，不发送任何内容</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>断开(&amp;D)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) have gone meanwhile.</source>
        <translation>
            <numerusform>在此期间，有 %Ln 个会话已不存在。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was disconnected, because it could not be written down. %1</source>
        <translation>由于无法写入操作日志，没有断开任何会话。%1</translation>
    </message>
    <message>
        <source>The outcome could not be written down. %1</source>
        <translation>结果未能写入操作日志。%1</translation>
    </message>
    <message>
        <source>Of some sessions nobody knows whether they are gone: look at the list.</source>
        <translation>无法确定部分会话是否已断开：请查看列表。</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Show &amp;List</source>
        <translation>显示列表(&amp;L)</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Disconnect %Ln Session(s)</source>
        <translation>
            <numerusform>断开 %Ln 个会话(&amp;D)</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Type the number of sessions, %1, to go on:</source>
        <translation>请输入会话数 %1 以继续(&amp;T)：</translation>
    </message>
    <message>
        <source>Clos&amp;e</source>
        <translation>关闭(&amp;E)</translation>
    </message>
    <message>
        <source>Disconnect Sessions – Outcome</source>
        <translation>断开会话 – 结果</translation>
    </message>
    <message>
        <source>Reading the list …</source>
        <translation>正在读取列表…</translation>
    </message>
    <message numerus="yes">
        <source>A dry run: these %Ln command(s) would be sent, nothing is.</source>
        <translation>
            <numerusform>试运行：实际断开时会发送以下 %Ln 条命令，现在不发送任何内容。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) have a tick, and no more than %1 are disconnected at once: narrow the filter.</source>
        <translation>
            <numerusform>已勾选 %Ln 个会话，而一次最多断开 %1 个：请缩小筛选范围。</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no session left to disconnect.</source>
        <translation>已没有可断开的会话。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) will be disconnected.</source>
        <translation>
            <numerusform>将断开 %Ln 个会话。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) will be left alone.</source>
        <translation>
            <numerusform>另有 %Ln 个会话不会断开。</numerusform>
        </translation>
    </message>
    <message>
        <source>What became of the sessions of “%1” that were to be disconnected. Their applications may have connected again since.</source>
        <translation>以下是“%1”中各个要断开的会话的结果。相应的应用可能已经重新连接。</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::ErrorDetailsDialog</name>
    <message>
        <source>Error details</source>
        <translation>错误详情</translation>
    </message>
    <message>
        <source>What happened and what to do</source>
        <translation>错误原因与处理方法</translation>
    </message>
    <message>
        <source>Connection:</source>
        <translation>连接：</translation>
    </message>
    <message>
        <source>Code:</source>
        <translation>错误码：</translation>
    </message>
    <message>
        <source>RequestId:</source>
        <translation>RequestId：</translation>
    </message>
    <message>
        <source>&amp;Raw text:</source>
        <translation>原文(&amp;R)：</translation>
    </message>
    <message>
        <source>There is no further text.</source>
        <translation>没有更多内容。</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Table:</source>
        <translation>表：</translation>
    </message>
    <message>
        <source>Se&amp;ssions</source>
        <translation>会话(&amp;S)</translation>
    </message>
    <message>
        <source>So&amp;urces</source>
        <translation>访问来源(&amp;U)</translation>
    </message>
    <message>
        <source>Rows:</source>
        <translation>行：</translation>
    </message>
    <message>
        <source>Columns:</source>
        <translation>列：</translation>
    </message>
    <message>
        <source>&amp;Format:</source>
        <translation>格式(&amp;F)：</translation>
    </message>
    <message>
        <source>&amp;Preset:</source>
        <translation>预设(&amp;P)：</translation>
    </message>
    <message>
        <source>F&amp;ile:</source>
        <translation>文件(&amp;I)：</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>浏览(&amp;B)…</translation>
    </message>
    <message>
        <source>First ro&amp;ws:</source>
        <translation>前几行(&amp;W)：</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>导出进度</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>停止(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation>打开文件夹(&amp;O)</translation>
    </message>
    <message>
        <source>Cop&amp;y path</source>
        <translation>复制路径(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Details…</source>
        <translation>详情(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>导出(&amp;E)</translation>
    </message>
    <message>
        <source>S&amp;hown (%1)</source>
        <comment>rows, with their number</comment>
        <translation>当前显示 (%1)(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;All (%1)</source>
        <comment>rows, with their number</comment>
        <translation>全部 (%1)(&amp;A)</translation>
    </message>
    <message>
        <source>Se&amp;lected (%1)</source>
        <comment>rows, with their number</comment>
        <translation>已选中 (%1)(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Visible (%1)</source>
        <comment>columns, with their number</comment>
        <translation>可见列 (%1)(&amp;V)</translation>
    </message>
    <message>
        <source>All (&amp;%1)</source>
        <comment>columns, with their number</comment>
        <translation>全部列 (&amp;%1)</translation>
    </message>
    <message>
        <source>Numbers are numbers, unknown values are null.</source>
        <translation>数字为数值类型，未知值为 null。</translation>
    </message>
    <message>
        <source>The table of sources has columns of its own.</source>
        <translation>访问来源表的列是固定的。</translation>
    </message>
    <message>
        <source>The sources of these sessions are counted.</source>
        <translation>统计这些会话的访问来源。</translation>
    </message>
    <message>
        <source>This is a folder. Add a file name.</source>
        <translation>这是一个文件夹，请补上文件名。</translation>
    </message>
    <message>
        <source>This file exists and will be replaced.</source>
        <translation>该文件已存在，将被替换。</translation>
    </message>
    <message>
        <source>R&amp;eplace file</source>
        <translation>替换文件(&amp;E)</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>导出到</translation>
    </message>
    <message>
        <source>%1 files (*.%2)</source>
        <translation>%1 文件 (*.%2)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Stopped. No file has been written.</source>
        <translation>已停止，未写入任何文件。</translation>
    </message>
    <message>
        <source>&amp;Groups</source>
        <translation>分组(&amp;G)</translation>
    </message>
    <message>
        <source>Grouped by %1</source>
        <comment>names of keys</comment>
        <translation>按%1分组</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between keys of groups</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>The table of groups has columns of its own.</source>
        <translation>分组表有自己的列。</translation>
    </message>
    <message>
        <source>These sessions are grouped as in the dock.</source>
        <translation>这些会话按停靠窗口中的方式分组。</translation>
    </message>
    <message>
        <source>My &amp;names and tags of sources</source>
        <translation>我为来源设置的名称和标签(&amp;N)</translation>
    </message>
    <message>
        <source>LocalAlias and LocalTags come behind the others.</source>
        <translation>LocalAlias 和 LocalTags 排在其他列之后。</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::FileActions</name>
    <message>
        <source>Snapshots (*.json);;All files (*)</source>
        <translation>快照 (*.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Open File</source>
        <translation>打开文件</translation>
    </message>
    <message>
        <source>No files yet</source>
        <translation>还没有文件</translation>
    </message>
    <message>
        <source>Save Snapshot</source>
        <translation>保存快照</translation>
    </message>
    <message>
        <source>Saved to %1.</source>
        <translation>已保存到 %1。</translation>
    </message>
    <message>
        <source>Save Chart</source>
        <translation>保存图表</translation>
    </message>
    <message>
        <source>PNG pictures (*.png);;SVG pictures (*.svg)</source>
        <translation>PNG 图片 (*.png);;SVG 图片 (*.svg)</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::FilterBar</name>
    <message>
        <source>%1 / %2</source>
        <comment>shown sessions, all sessions</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 of %2 sessions pass the filter</source>
        <translation>%2 个会话中有 %1 个符合筛选条件</translation>
    </message>
    <message>
        <source>&amp;Previous Filter</source>
        <translation>上一个筛选(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Next Filter</source>
        <translation>下一个筛选(&amp;N)</translation>
    </message>
    <message>
        <source>Saved and recent filters</source>
        <translation>已存和最近的筛选</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::FilterCellActions</name>
    <message>
        <source>&amp;Only This</source>
        <translation>仅此值(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Not This</source>
        <translation>排除此值(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;And This</source>
        <translation>并且此值(&amp;A)</translation>
    </message>
    <message>
        <source>O&amp;r This</source>
        <translation>或者此值(&amp;R)</translation>
    </message>
    <message>
        <source>Only This &amp;Source</source>
        <translation>仅此来源(&amp;S)</translation>
    </message>
    <message>
        <source>Same Na&amp;me</source>
        <translation>相同名称(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>筛选(&amp;F)</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::FilterChips</name>
    <message>
        <source>Filter terms</source>
        <translation>筛选条件项</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>另有 %Ln 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove this part of the filter: %1</source>
        <translation>移除此筛选项：%1</translation>
    </message>
    <message>
        <source>Remove filter term: %1</source>
        <translation>移除筛选项：%1</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::FilterCompletions</name>
    <message>
        <source>Completions</source>
        <translation>补全</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a completion, what it means</comment>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::FilterLine</name>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>This filter is in force.</source>
        <translation>筛选条件已生效。</translation>
    </message>
    <message>
        <source>Filter: words, or comparisons such as idle &gt; 5m</source>
        <translation>筛选：单词，或比较，例如 idle &gt; 5m</translation>
    </message>
    <message>
        <source>Words that occur in name, address, alias, command or node, and comparisons such as idle &gt; 5m and client in 10.0.0.0/8. Press / to come here, Ctrl+Space to see what could follow, Esc to clear and to go back, F1 for all of it.</source>
        <translation>出现在名称、地址、别名、命令或节点中的单词，以及比较，例如 idle &gt; 5m and client in 10.0.0.0/8。按 / 跳到这里，Ctrl+空格 查看可接内容，Esc 清空并返回，F1 查看全部说明。</translation>
    </message>
    <message>
        <source>%1 Until then all sessions are shown.</source>
        <translation>%1在此之前显示所有会话。</translation>
    </message>
    <message>
        <source>%1 Until then the filter before stays in force.</source>
        <translation>%1在此之前沿用之前的筛选条件。</translation>
    </message>
    <message>
        <source>Select What Is Wrong</source>
        <translation>选中有误之处</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::FilterMenu</name>
    <message>
        <source>&amp;Save This Filter…</source>
        <translation>保存此筛选…(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Manage Saved Filters…</source>
        <translation>管理已存筛选…(&amp;M)</translation>
    </message>
    <message>
        <source>Saved Filters</source>
        <translation>已存筛选</translation>
    </message>
    <message>
        <source>&amp;Recent Filters</source>
        <translation>最近的筛选(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Forget Them</source>
        <translation>清除记录(&amp;F)</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::FindingDelegate</name>
    <message>
        <source>%1: %2</source>
        <comment>severity of a finding, what</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::FindingsDock</name>
    <message>
        <source>Findings</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Nothing unusual in these sessions.</source>
        <translation>这些会话没有异常。</translation>
    </message>
    <message>
        <source>Findings (%1)</source>
        <comment>number of findings</comment>
        <translation>发现 (%1)</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::FindingsForm</name>
    <message>
        <source>A source has more than:</source>
        <translation>单个来源超过：</translation>
    </message>
    <message>
        <source>Sessions are idle for more than:</source>
        <translation>会话空闲超过：</translation>
    </message>
    <message>
        <source>and are more than, of all:</source>
        <translation>且占全部会话超过：</translation>
    </message>
    <message>
        <source>Unnamed sessions are more than:</source>
        <translation>未命名会话超过：</translation>
    </message>
    <message>
        <source>A session is blocked for more than:</source>
        <translation>会话阻塞超过：</translation>
    </message>
    <message>
        <source>MULTI is open and idle for more than:</source>
        <translation>MULTI 打开且空闲超过：</translation>
    </message>
    <message>
        <source>An output buffer has at least:</source>
        <translation>输出缓冲区至少：</translation>
    </message>
    <message>
        <source>An input buffer has at least:</source>
        <translation>输入缓冲区至少：</translation>
    </message>
    <message>
        <source>Connections that instances allow:</source>
        <translation>实例允许的连接数：</translation>
    </message>
    <message>
        <source>of which are used at least:</source>
        <translation>其中已使用至少：</translation>
    </message>
    <message>
        <source>not known</source>
        <comment>limit of connections</comment>
        <translation>未知</translation>
    </message>
    <message>
        <source>Sessions of a source that came and went in 5 minutes, each at least:</source>
        <translation>某来源 5 分钟内新建和断开的会话数均不少于：</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::GroupByBar</name>
    <message>
        <source>&amp;Group by</source>
        <translation>分组依据(&amp;G)</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>分组依据</translation>
    </message>
    <message>
        <source>Then by</source>
        <translation>其次按</translation>
    </message>
    <message>
        <source>And then by</source>
        <translation>再次按</translation>
    </message>
    <message>
        <source>IPv&amp;4</source>
        <translation>IPv4(&amp;4)</translation>
    </message>
    <message>
        <source>IPv&amp;6</source>
        <translation>IPv6(&amp;6)</translation>
    </message>
    <message>
        <source>then by…</source>
        <comment>no further grouping</comment>
        <translation>其次按…</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网段</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::HeadRoomGauge</name>
    <message>
        <source>%1 of %2 connections</source>
        <translation>%1 / %2 个连接</translation>
    </message>
    <message>
        <source>%1: full</source>
        <comment>so many of so many connections</comment>
        <translation>%1：已满</translation>
    </message>
    <message>
        <source>%1: nearly full</source>
        <comment>so many of so many connections</comment>
        <translation>%1：即将用满</translation>
    </message>
    <message>
        <source>%1, %2 rejected</source>
        <comment>so many of so many connections; others that were refused</comment>
        <translation>%1，已拒绝 %2 个</translation>
    </message>
    <message>
        <source>%1 % of the connections that are allowed are in use.</source>
        <translation>已使用最大连接数的 %1 %。</translation>
    </message>
    <message>
        <source>Of all nodes %1 is the fullest.</source>
        <translation>所有节点中，%1 的连接数最接近上限。</translation>
    </message>
    <message>
        <source>Since it was started the server has turned away %1 for want of room.</source>
        <translation>服务器自启动以来，因连接数已满拒绝了 %1 个连接。</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::HelpDialog</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>作用</translation>
    </message>
    <message>
        <source>&amp;Flags</source>
        <translation>标志(&amp;F)</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>标志</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>字母</translation>
    </message>
    <message>
        <source>Shown as</source>
        <translation>显示为</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>F&amp;ilter</source>
        <translation>筛选(&amp;I)</translation>
    </message>
    <message>
        <source>Help on the filter line</source>
        <translation>筛选栏的帮助</translation>
    </message>
    <message>
        <source>&amp;Privacy</source>
        <translation>隐私(&amp;P)</translation>
    </message>
    <message>
        <source>What is sent and what is kept</source>
        <translation>发送和保存的内容</translation>
    </message>
    <message>
        <source>Refresh now</source>
        <translation>立即刷新</translation>
    </message>
    <message>
        <source>Pause the automatic refresh, or go on with it</source>
        <translation>暂停或继续自动刷新</translation>
    </message>
    <message>
        <source>Go to the filter line</source>
        <translation>跳到筛选栏</translation>
    </message>
    <message>
        <source>In the filter line: clear it, then return to the sessions</source>
        <translation>在筛选栏中：先清空，再返回会话列表</translation>
    </message>
    <message>
        <source>Copy the selected rows, separated by tabs</source>
        <translation>复制选中的行，以制表符分隔</translation>
    </message>
    <message>
        <source>Export to a file</source>
        <translation>导出到文件</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>新建连接</translation>
    </message>
    <message>
        <source>Open a snapshot file or a saved answer of the API</source>
        <translation>打开快照文件或保存下来的 API 响应</translation>
    </message>
    <message>
        <source>Save what is shown as a snapshot file</source>
        <translation>将当前数据保存为快照文件</translation>
    </message>
    <message>
        <source>Close the tab</source>
        <translation>关闭标签页</translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation>下一个标签页</translation>
    </message>
    <message>
        <source>This help</source>
        <translation>显示本帮助</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between two keys</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Details of the current session</source>
        <translation>显示当前会话的详情</translation>
    </message>
    <message>
        <source>Previous tab</source>
        <translation>上一个标签页</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Type words, and a session is shown if each of them occurs in its name, address, source, alias, command or node. Or compare a field with a value. Ctrl+Space shows what could follow.</source>
        <translation>输入单词，若每个单词都出现在会话的名称、地址、来源、别名、命令或节点中，则显示该会话。也可以将字段与值比较。Ctrl+空格 显示可接内容。</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>&amp;Use This Example</source>
        <translation>使用此示例(&amp;U)</translation>
    </message>
    <message>
        <source>Enter or a double-click writes it into the filter line as well.</source>
        <translation>按回车或双击也会将其写入筛选栏。</translation>
    </message>
    <message>
        <source>In the filter line: show what could follow</source>
        <translation>在筛选栏中：显示可接内容</translation>
    </message>
    <message>
        <source>The filter before, the filter after</source>
        <translation>上一个筛选、下一个筛选</translation>
    </message>
    <message>
        <source>On a cell: filter by its value alone; its menu shows more</source>
        <translation>在单元格上：仅按其值筛选；菜单中有更多选项</translation>
    </message>
    <message>
        <source>Copy as CSV, JSON, Markdown, addresses and more</source>
        <translation>复制为 CSV、JSON、Markdown、地址等</translation>
    </message>
    <message>
        <source>Name the source of the session</source>
        <translation>命名该会话的来源</translation>
    </message>
    <message>
        <source>Mark what is shown now, to see later what has changed since</source>
        <translation>标记当前状态，以便之后查看变化</translation>
    </message>
    <message>
        <source>Clear the mark</source>
        <translation>清除标记</translation>
    </message>
    <message>
        <source>Larger, smaller and usual text</source>
        <translation>放大、缩小和恢复文字</translation>
    </message>
    <message>
        <source>Give the filter a name, to have it again</source>
        <translation>为筛选条件命名，以便再次使用</translation>
    </message>
    <message>
        <source>On a source, group or bar: add it to the filter, as a double click does</source>
        <translation>在来源、分组或条形上：加入筛选条件（与双击相同）</translation>
    </message>
    <message>
        <source>On a session: add its source to the filter</source>
        <translation>在会话上：将其来源加入筛选条件</translation>
    </message>
    <message>
        <source>Go to the connections, sources, details or findings, and back</source>
        <translation>转到连接、来源、详情或发现，再按返回</translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation>指南(&amp;G)</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>章节</translation>
    </message>
    <message>
        <source>Text of the chapter</source>
        <translation>章节正文</translation>
    </message>
    <message>
        <source>What is sent
To the endpoint of the connection and to nobody else: the instance id, the AccessKey id and a signature. The secret never leaves this computer. To a Redis server: its user and password, encrypted if TLS is switched on for it. There is no telemetry and no look for updates.

What is kept
Secrets and STS tokens: in the keychain of the operating system, or nowhere, as the connection says. Connections and preferences: in the folder of the settings, without secrets. Session lists: nowhere, unless you save or export them.

What an export holds
Addresses, client names and commands of your clients. Texts come from the clients themselves, and anybody who may connect can choose them: that is why the CSV presets for spreadsheets put a &apos; in front of what looks like a formula.</source>
        <translation>发送的内容
只向连接的服务接入点发送实例 ID、AccessKey ID 和签名，不发往其他任何地方。AccessKey Secret 不会离开本机。连接 Redis 服务器时，发送其用户名和密码；如果为该服务器启用了 TLS，则加密发送。没有遥测，也不检查更新。

保存的内容
AccessKey Secret 和 STS Token：按连接的设置保存在操作系统的密钥环中，或不作保存。连接和首选项：保存在设置文件夹中，不含密钥。会话列表：除非主动保存或导出，否则不作保存。

导出的内容
客户端的地址、名称和命令。这些文本由客户端自行设置，任何能连接实例的人都可以随意填写，因此面向电子表格的 CSV 预设会在形似公式的内容前加上 &apos;。</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::InstancePage</name>
    <message>
        <source>Sessions</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <comment>over a saved chart: what it shows, name of the connection, time</comment>
        <translation>%1 · %2 · %3</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::InstancePickerDialog</name>
    <message>
        <source>Choose an Instance</source>
        <translation>选择实例</translation>
    </message>
    <message>
        <source>&amp;Region:</source>
        <translation>地域(&amp;R)：</translation>
    </message>
    <message>
        <source>One of the list, or the ID of another region</source>
        <translation>从列表中选择，或输入其他地域的 ID</translation>
    </message>
    <message>
        <source>Refr&amp;esh</source>
        <translation>刷新(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Find:</source>
        <translation>查找(&amp;F)：</translation>
    </message>
    <message>
        <source>Part of a name, an ID, a zone …</source>
        <translation>名称、ID 或可用区等的一部分…</translation>
    </message>
    <message>
        <source>&amp;Ask the Service</source>
        <translation>向服务端查询(&amp;A)</translation>
    </message>
    <message>
        <source>Lists the instances whose name or ID holds this text, those that are not in the list among them</source>
        <translation>列出名称或 ID 包含此文本的实例，包括当前列表中没有的实例</translation>
    </message>
    <message>
        <source>Instances</source>
        <translation>实例</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>正在进行</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>停止(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Use This Instance</source>
        <translation>使用此实例(&amp;U)</translation>
    </message>
    <message>
        <source>%1 of %2 instances …</source>
        <comment>listed so far, of all</comment>
        <translation>%1 / %2 个实例…</translation>
    </message>
    <message>
        <source>Asking the service …</source>
        <translation>正在向服务端查询…</translation>
    </message>
    <message>
        <source>Listing the instances of %1 …</source>
        <comment>a region</comment>
        <translation>正在列出 %1 的实例…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln instance(s) in %1</source>
        <comment>a region</comment>
        <translation>
            <numerusform>%Ln 个实例（%1）</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>instances found, &quot;12 instances in cn-hangzhou&quot;</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1; the service has looked for &quot;%2&quot;</source>
        <translation>%1；服务端已按“%2”查找</translation>
    </message>
    <message>
        <source>%1. There are more: type a part of the name and ask the service.</source>
        <comment>so many listed</comment>
        <translation>%1。还有更多实例：请输入名称的一部分，然后向服务端查询。</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>so many listed; a sentence</comment>
        <translation>%1。%2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s) of the answer could not be read.</source>
        <translation>
            <numerusform>响应中有 %Ln 个条目无法读取。</numerusform>
        </translation>
    </message>
    <message>
        <source>No instances in %1</source>
        <comment>a region</comment>
        <translation>%1 没有实例</translation>
    </message>
    <message>
        <source>The service counts some there, but shows none of them to this key.</source>
        <translation>服务端统计到该地域有实例，但此 AccessKey 无法查看。</translation>
    </message>
    <message>
        <source>This key sees no Redis or Tair instance there. Choose another region above, or close this window and type the instance ID.</source>
        <translation>此 AccessKey 在该地域没有可查看的 Redis 或 Tair 实例。请在上方选择其他地域，或关闭此窗口并手动输入实例 ID。</translation>
    </message>
    <message>
        <source>No instance found</source>
        <translation>未找到实例</translation>
    </message>
    <message>
        <source>The service knows none in %1 whose name or ID holds &quot;%2&quot;.</source>
        <translation>服务端在 %1 未找到名称或 ID 包含“%2”的实例。</translation>
    </message>
    <message>
        <source>&amp;List All</source>
        <translation>列出全部(&amp;L)</translation>
    </message>
    <message numerus="yes">
        <source>None of the %Ln instance(s) listed holds &quot;%1&quot;.</source>
        <translation>
            <numerusform>列出的 %Ln 个实例均不包含“%1”。</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>The instances have not been listed.</source>
        <translation>尚未列出实例。</translation>
    </message>
    <message>
        <source>&amp;List Again</source>
        <translation>重新列出(&amp;L)</translation>
    </message>
    <message>
        <source>Only this list needs it: an instance ID that is typed works without.</source>
        <comment>the permission kvstore:DescribeInstances</comment>
        <translation>只有此列表需要该权限；手动输入实例 ID 时无需此权限。</translation>
    </message>
    <message>
        <source>The instances cannot be listed</source>
        <translation>无法列出实例</translation>
    </message>
    <message>
        <source>Copy RAM &amp;Policy</source>
        <translation>复制 RAM 权限策略(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Details…</source>
        <translation>详情(&amp;D)…</translation>
    </message>
    <message>
        <source>Copied: the policy for the sessions and for this list. Attach it to the RAM user of the key.</source>
        <translation>已复制会话和此列表所需的权限策略。请将该权限策略授予此 AccessKey 所属的 RAM 用户。</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::IntervalSpinBox</name>
    <message>
        <source>on demand only</source>
        <translation>仅手动刷新</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds, behind a number</comment>
        <translation> 秒</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::JournalDialog</name>
    <message>
        <source>Journal</source>
        <translation>操作日志</translation>
    </message>
    <message>
        <source>What was disconnected from this computer by its user: who, when, how, and what came of it. Entries are added and never changed.</source>
        <translation>当前用户在本机执行的断开操作：谁、何时、以何种方式、结果如何。记录只会追加，不会更改。</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Details of the action</source>
        <translation>操作详情</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>刷新(&amp;R)</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>导出(&amp;X)…</translation>
    </message>
    <message>
        <source>Reading the journal …</source>
        <translation>正在读取操作日志…</translation>
    </message>
    <message>
        <source>Nothing has been disconnected yet.</source>
        <translation>尚未断开过任何会话。</translation>
    </message>
    <message>
        <source>Export Journal</source>
        <translation>导出操作日志</translation>
    </message>
    <message>
        <source>CSV (*.csv);;TSV (*.tsv);;JSON (*.json);;NDJSON (*.ndjson)</source>
        <translation>CSV (*.csv);;TSV (*.tsv);;JSON (*.json);;NDJSON (*.ndjson)</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::LabelDialog</name>
    <message>
        <source>Name Source</source>
        <translation>命名来源</translation>
    </message>
    <message>
        <source>&amp;Sources:</source>
        <translation>来源(&amp;S)：</translation>
    </message>
    <message>
        <source>&amp;Alias:</source>
        <translation>别名(&amp;A)：</translation>
    </message>
    <message>
        <source>&amp;Tags:</source>
        <translation>标签(&amp;T)：</translation>
    </message>
    <message>
        <source>Words separated by blanks. A filter finds them with tag = word.</source>
        <translation>以空格分隔的单词。筛选时用 tag = 单词 查找。</translation>
    </message>
    <message>
        <source>C&amp;olour:</source>
        <translation>颜色(&amp;O)：</translation>
    </message>
    <message>
        <source>An address, a block such as 10.0.0.0/8, a range such as 10.0.0.1-10.0.0.9, or a client name in which * stands for any characters.</source>
        <translation>地址、网段（例如 10.0.0.0/8）、范围（例如 10.0.0.1-10.0.0.9），或客户端名称，其中 * 代表任意字符。</translation>
    </message>
    <message>
        <source>Edit Source Name</source>
        <translation>编辑来源名称</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::LabelsDialog</name>
    <message>
        <source>Sources and Aliases</source>
        <translation>来源和别名</translation>
    </message>
    <message>
        <source>What you call the sources, on this computer only. The most specific entry wins: the exact address, then the block with the longest prefix, then a range; an entry for the source before one for the client name.</source>
        <translation>您对来源的称呼，仅保存在这台计算机上。最具体的条目优先：先是确切地址，然后是前缀最长的网段，再是范围；来源的条目先于客户端名称的条目。</translation>
    </message>
    <message>
        <source>Sources and aliases</source>
        <translation>来源和别名</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>添加…(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>编辑…(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>导入…(&amp;I)</translation>
    </message>
    <message>
        <source>Read a CSV file (pattern, alias, tags, colour) or a hosts file</source>
        <translation>读取 CSV 文件（模式、别名、标签、颜色）或 hosts 文件</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>导出…(&amp;X)</translation>
    </message>
    <message>
        <source>Write all entries as a CSV file</source>
        <translation>将所有条目写入 CSV 文件</translation>
    </message>
    <message>
        <source>Lines that were not used</source>
        <translation>未使用的行</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s) deleted.</source>
        <translation>
            <numerusform>已删除 %Ln 个条目。</numerusform>
        </translation>
    </message>
    <message>
        <source>Import Sources</source>
        <translation>导入来源</translation>
    </message>
    <message>
        <source>CSV and hosts files (*.csv hosts *.txt *.hosts);;All files (*)</source>
        <translation>CSV 和 hosts 文件 (*.csv hosts *.txt *.hosts);;所有文件 (*)</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>无法读取 %1：%2。</translation>
    </message>
    <message>
        <source>%1 is too large for a list of sources.</source>
        <translation>%1 过大，不像来源列表。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s) imported.</source>
        <translation>
            <numerusform>已导入 %Ln 个条目。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) could not be used:</source>
        <translation>
            <numerusform>有 %Ln 行无法使用：</numerusform>
        </translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>Export Sources</source>
        <translation>导出来源</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s) written to %1.</source>
        <translation>
            <numerusform>已将 %Ln 个条目写入 %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>无法写入 %1：%2。</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::MainWindow</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation>最近打开的文件(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Session</source>
        <translation>会话(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>工具(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;New Connection…</source>
        <translation>新建连接(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Open File…</source>
        <translation>打开文件(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Save Snapshot…</source>
        <translation>保存快照(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Close Tab</source>
        <translation>关闭标签页(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Copy C&amp;ell</source>
        <translation>复制单元格(&amp;E)</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>筛选(&amp;F)</translation>
    </message>
    <message>
        <source>C&amp;lear Filter</source>
        <translation>清除筛选(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>首选项(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>刷新(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>Co&amp;nnections</source>
        <translation>连接(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Sources</source>
        <translation>访问来源(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>详情(&amp;D)</translation>
    </message>
    <message>
        <source>Ne&amp;xt Tab</source>
        <translation>下一个标签页(&amp;X)</translation>
    </message>
    <message>
        <source>Pre&amp;vious Tab</source>
        <translation>上一个标签页(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Only This Source</source>
        <translation>只看此来源(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Open the Demo</source>
        <translation>打开演示实例(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Edit Connection…</source>
        <translation>编辑连接(&amp;E)…</translation>
    </message>
    <message>
        <source>D&amp;uplicate Connection</source>
        <translation>创建连接副本(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Delete Connection…</source>
        <translation>删除连接(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;About Sessionscope</source>
        <translation>关于 Sessionscope(&amp;A)</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>%1 – Sessionscope</source>
        <comment>name of a connection or file</comment>
        <translation>%1 – Sessionscope</translation>
    </message>
    <message>
        <source>Copy A&amp;s…</source>
        <translation>复制为…(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Mark What Is Shown Now</source>
        <translation>标记当前状态(&amp;M)</translation>
    </message>
    <message>
        <source>Clear Mar&amp;k</source>
        <translation>清除标记(&amp;K)</translation>
    </message>
    <message>
        <source>F&amp;indings</source>
        <translation>发现(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Larger Text</source>
        <translation>放大文字(&amp;L)</translation>
    </message>
    <message>
        <source>Sm&amp;aller Text</source>
        <translation>缩小文字(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Usual Text Size</source>
        <translation>恢复文字大小(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Name This Source…</source>
        <translation>命名此来源…(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Sources and Aliases…</source>
        <translation>来源和别名…(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Columns</source>
        <translation>列(&amp;C)</translation>
    </message>
    <message>
        <source>Row Hei&amp;ght</source>
        <translation>行高(&amp;G)</translation>
    </message>
    <message>
        <source>Go &amp;To</source>
        <translation>转到(&amp;T)</translation>
    </message>
    <message>
        <source>Sa&amp;ve Filter…</source>
        <translation>保存筛选条件(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;Choose Columns…</source>
        <translation>选择列(&amp;C)…</translation>
    </message>
    <message>
        <source>C&amp;olour Rules…</source>
        <translation>着色规则(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Compact</source>
        <translation>紧凑(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Normal</source>
        <translation>标准(&amp;N)</translation>
    </message>
    <message>
        <source>C&amp;omfortable</source>
        <translation>宽松(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Connections</source>
        <translation>连接(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Findings</source>
        <translation>发现(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Report a Problem…</source>
        <translation>报告问题(&amp;R)…</translation>
    </message>
    <message>
        <source>Co&amp;mpare With…</source>
        <translation>比较列表(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Hide Connections of This Program</source>
        <translation>隐藏本程序的连接(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Journal…</source>
        <translation>操作日志(&amp;J)…</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::NoticeLine</name>
    <message>
        <source>Dismiss this notice</source>
        <translation>关闭此提示</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::PageNotices</name>
    <message>
        <source>%1 The rows shown are %2 old.</source>
        <comment>an error; a duration</comment>
        <translation>%1当前显示的是 %2前的数据。</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>详情(&amp;D)</translation>
    </message>
    <message>
        <source>On a cluster instance, connections in direct mode are missing here: DAS does not list them.</source>
        <translation>如果是集群实例，此处不含直连模式的连接：DAS 无法列出这些连接。</translation>
    </message>
    <message>
        <source>The server counts %1 sessions in all, but lists %2.</source>
        <translation>服务端统计共有 %1 个会话，但只列出了 %2 个。</translation>
    </message>
    <message numerus="yes">
        <source>The server&apos;s own count of sessions differs from the list for %Ln source(s).</source>
        <translation>
            <numerusform>有 %Ln 个访问来源的服务端会话数与列表不一致。</numerusform>
        </translation>
    </message>
    <message>
        <source>Show S&amp;ources</source>
        <translation>显示访问来源(&amp;O)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s) could not be understood and are shown as unknown.</source>
        <translation>
            <numerusform>%Ln 个值无法识别，显示为未知。</numerusform>
        </translation>
    </message>
    <message>
        <source>Detai&amp;ls</source>
        <translation>详情(&amp;L)</translation>
    </message>
    <message>
        <source>The regular expression of the filter takes too long on these sessions and was given up: sessions may be missing. Write a simpler one.</source>
        <translation>筛选条件中的正则表达式在这些会话上耗时过长，已放弃：可能缺少部分会话。请写得简单一些。</translation>
    </message>
    <message>
        <source>With more than %1 sessions those that are gone leave the list at once.</source>
        <translation>会话超过 %1 个时，已离开的会话会立即从列表中消失。</translation>
    </message>
    <message>
        <source>The colour rules take too long on these sessions and were given up: some rows have no colour. Turn rules off, or write simpler ones.</source>
        <translation>着色规则在这些会话上耗时过长，已中止：部分行没有着色。请停用规则或改写得更简单。</translation>
    </message>
    <message>
        <source>This is the CLIENT LIST of one proxy: clients of other proxies, and those that are connected to the nodes directly, are not in it.</source>
        <translation>这只是一个代理的 CLIENT LIST：其他代理的客户端，以及直接连接到节点的客户端不在其中。</translation>
    </message>
    <message>
        <source>This is a replica of %1, which has clients of its own.</source>
        <translation>这是 %1 的从节点，主节点另有自己的客户端。</translation>
    </message>
    <message numerus="yes">
        <source>This primary has %Ln replica(s) with clients of their own: %1</source>
        <translation>
            <numerusform>此主节点有 %Ln 个从节点，从节点另有自己的客户端：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>The server does not tell how many connections it allows, nor which others belong to it. %1</source>
        <translation>服务器没有提供最大连接数，也没有提供与其相关的其他服务器。%1</translation>
    </message>
    <message>
        <source>The sessions there are missing.</source>
        <translation>其会话未列出。</translation>
    </message>
    <message>
        <source>The sessions there are shown as they were at %1.</source>
        <comment>a time</comment>
        <translation>其会话按 %1 时的状态显示。</translation>
    </message>
    <message>
        <source>The sessions there are missing, or shown as they were at %1.</source>
        <comment>a time</comment>
        <translation>其会话未列出，或按 %1 时的状态显示。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of %1 node(s) failed. %2 %3: %4</source>
        <comment>nodes; what is shown of them; the first one that failed, why</comment>
        <translation>
            <numerusform>%1 个节点中有 %Ln 个出现故障。%2%3：%4</numerusform>
        </translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::PageTabs</name>
    <message>
        <source>Open instances</source>
        <translation>已打开的实例</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>name of a connection, its production word</comment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>语言(&amp;L)：</translation>
    </message>
    <message>
        <source>Takes effect when the program is started again.</source>
        <translation>重新启动程序后生效。</translation>
    </message>
    <message>
        <source>&amp;Theme:</source>
        <translation>主题(&amp;T)：</translation>
    </message>
    <message>
        <source>Row &amp;height:</source>
        <translation>行高(&amp;H)：</translation>
    </message>
    <message>
        <source>&amp;Refresh every:</source>
        <translation>刷新间隔(&amp;R)：</translation>
    </message>
    <message>
        <source>For new connections. The next poll counts from the end of the last one.</source>
        <translation>用于新建的连接。间隔从上一次刷新结束时算起。</translation>
    </message>
    <message>
        <source>&amp;Active up to idle:</source>
        <translation>活跃判定(&amp;A)：</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds, behind a number</comment>
        <translation> 秒</translation>
    </message>
    <message>
        <source>A session counts as active while it has been idle for at most this long. The status bar and the sources go by it.</source>
        <translation>空闲时长不超过该值的会话视为活跃。状态栏和访问来源均以此为准。</translation>
    </message>
    <message>
        <source>&amp;Mark changes for:</source>
        <translation>变化标记(&amp;M)：</translation>
    </message>
    <message>
        <source>not at all</source>
        <comment>no marks on changed rows</comment>
        <translation>不标记</translation>
    </message>
    <message>
        <source>How long new and changed rows stay marked after a refresh.</source>
        <translation>刷新后，新增和变化的行保持标记的时间。</translation>
    </message>
    <message>
        <source>&amp;Bars in the chart:</source>
        <translation>图表条数(&amp;B)：</translation>
    </message>
    <message>
        <source>The largest sources get a bar each, all others one together.</source>
        <translation>会话最多的访问来源各占一条，其余合为一条。</translation>
    </message>
    <message>
        <source>CSV &amp;preset:</source>
        <translation>CSV 预设(&amp;P)：</translation>
    </message>
    <message>
        <source>Language of the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Like the system</source>
        <comment>theme</comment>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <comment>theme</comment>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <comment>theme</comment>
        <translation>深色</translation>
    </message>
    <message>
        <source>Compact</source>
        <comment>row height</comment>
        <translation>紧凑</translation>
    </message>
    <message>
        <source>Normal</source>
        <comment>row height</comment>
        <translation>标准</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <comment>row height</comment>
        <translation>宽松</translation>
    </message>
    <message>
        <source>The settings could not be saved to %1. They last until the program ends.</source>
        <translation>设置无法保存到 %1，仅在程序退出前有效。</translation>
    </message>
    <message>
        <source>It is a finding if</source>
        <translation>满足以下条件时列为发现</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::ProxyDialog</name>
    <message>
        <source>Proxy password</source>
        <translation>代理密码</translation>
    </message>
    <message>
        <source>&amp;User:</source>
        <translation>用户名(&amp;U)：</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>密码(&amp;P)：</translation>
    </message>
    <message>
        <source>Kept in memory until the program ends, and never saved.</source>
        <translation>只在内存中保留到程序退出，不会保存。</translation>
    </message>
    <message>
        <source>The proxy %1, port %2, asks for a user and a password.</source>
        <translation>代理 %1（端口 %2）需要用户名和密码。</translation>
    </message>
    <message>
        <source>The proxy %1, port %2, has refused this user and password. Enter them again.</source>
        <translation>代理 %1（端口 %2）拒绝了该用户名和密码，请重新输入。</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::RedisForm</name>
    <message>
        <source>&amp;Host:</source>
        <translation>主机(&amp;H)：</translation>
    </message>
    <message>
        <source>Host, or redis://…</source>
        <translation>主机，或 redis://…</translation>
    </message>
    <message>
        <source>P&amp;ort:</source>
        <translation>端口(&amp;O)：</translation>
    </message>
    <message>
        <source>A redis:// or rediss:// URL that is pasted here fills in all fields.</source>
        <translation>在此粘贴 redis:// 或 rediss:// URL，可自动填写所有字段。</translation>
    </message>
    <message>
        <source>It is the password</source>
        <translation>是密码</translation>
    </message>
    <message>
        <source>It is the user</source>
        <translation>是用户名</translation>
    </message>
    <message>
        <source>&amp;Kind of server:</source>
        <translation>服务器类型(&amp;K)：</translation>
    </message>
    <message>
        <source>TLS:</source>
        <translation>TLS：</translation>
    </message>
    <message>
        <source>&amp;Encrypt the connection</source>
        <translation>加密连接(&amp;E)</translation>
    </message>
    <message>
        <source>C&amp;A file:</source>
        <translation>CA 证书文件(&amp;A)：</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Browse for the CA file</source>
        <translation>浏览 CA 证书文件</translation>
    </message>
    <message>
        <source>PEM file with certificates to trust besides those of the system.</source>
        <translation>除系统证书外还要信任的证书，PEM 格式。</translation>
    </message>
    <message>
        <source>&amp;Server name:</source>
        <translation>服务器名称(&amp;S)：</translation>
    </message>
    <message>
        <source>Only if the certificate of the server is made out to another name than the host.</source>
        <translation>仅当服务器证书上的名称与主机不同时才需填写。</translation>
    </message>
    <message>
        <source>Cl&amp;ient certificate:</source>
        <translation>客户端证书(&amp;I)：</translation>
    </message>
    <message>
        <source>Browse for the client certificate</source>
        <translation>浏览客户端证书</translation>
    </message>
    <message>
        <source>PEM file; only if the server asks its clients for a certificate.</source>
        <translation>PEM 格式；仅当服务器要求客户端证书时才需填写。</translation>
    </message>
    <message>
        <source>Client ke&amp;y:</source>
        <translation>客户端密钥(&amp;Y)：</translation>
    </message>
    <message>
        <source>Browse for the key of the client</source>
        <translation>浏览客户端密钥</translation>
    </message>
    <message>
        <source>PEM file without a passphrase; leave it empty if the certificate file holds the key.</source>
        <translation>PEM 格式，不带口令；如果证书文件中已包含密钥，请留空。</translation>
    </message>
    <message>
        <source>Of a cluster all nodes are shown in one list.</source>
        <translation>如果是集群，所有节点的客户端显示在同一个列表中。</translation>
    </message>
    <message>
        <source>The clients of this server alone, even if it belongs to a cluster.</source>
        <translation>只显示此服务器的客户端，即使它属于某个集群。</translation>
    </message>
    <message>
        <source>The clients of this proxy, as in front of Tair and Redis on Alibaba Cloud; there may be more proxies.</source>
        <translation>只显示此代理的客户端，例如阿里云 Tair 和 Redis 前端的代理；可能还有其他代理。</translation>
    </message>
    <message>
        <source>Ask the server</source>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>This node alone</source>
        <translation>仅此节点</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>For the connection of this program; the sessions of all databases are shown.</source>
        <translation>仅用于本程序的连接；所有数据库的会话都会显示。</translation>
    </message>
    <message>
        <source>CA file</source>
        <translation>CA 证书文件</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>客户端证书</translation>
    </message>
    <message>
        <source>Client key</source>
        <translation>客户端密钥</translation>
    </message>
    <message>
        <source>Without, everything crosses the network in the clear, the password too.</source>
        <translation>不加密时，所有内容（包括密码）都以明文在网络上传输。</translation>
    </message>
    <message>
        <source>The URL has one word before the @: most programs take it for the user, some for the password. Which is it?</source>
        <translation>URL 的 @ 前面只有一项内容：多数程序将其视为用户名，也有一些视为密码。它是哪一种？</translation>
    </message>
    <message>
        <source>Certificates and keys (*.pem *.crt *.cer *.key)</source>
        <translation>证书和密钥 (*.pem *.crt *.cer *.key)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Data&amp;base:</source>
        <translation>数据库(&amp;B)：</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::RefreshBar</name>
    <message>
        <source>Ask for the sessions now (F5)</source>
        <translation>立即获取会话 (F5)</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Stop refreshing by itself, or go on (F6)</source>
        <translation>暂停或继续自动刷新 (F6)</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Time from the end of one refresh to the next</source>
        <translation>从一次刷新结束到下一次刷新的时间</translation>
    </message>
    <message>
        <source>Refresh interval</source>
        <translation>刷新间隔</translation>
    </message>
    <message>
        <source>Progress of the refresh</source>
        <translation>刷新进度</translation>
    </message>
    <message>
        <source>Give up this refresh; what is shown stays</source>
        <translation>放弃本次刷新，保留当前显示的内容</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Write the sessions or the sources to a file (Ctrl+Shift+E)</source>
        <translation>将会话或访问来源导出到文件 (Ctrl+Shift+E)</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Choose the columns</source>
        <translation>选择要显示的列</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>列…</translation>
    </message>
    <message>
        <source>Show or hide the sources</source>
        <translation>显示或隐藏访问来源</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>访问来源</translation>
    </message>
    <message>
        <source>Show or hide the details of the current session</source>
        <translation>显示或隐藏当前会话的详情</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Trying again in %1</source>
        <translation>%1后重试</translation>
    </message>
    <message>
        <source>%1 Trying again in %2.</source>
        <comment>a sentence, a time</comment>
        <translation>%1将在 %2后重试。</translation>
    </message>
    <message>
        <source>Waiting for the answer, %1 s</source>
        <translation>正在等待响应，%1 秒</translation>
    </message>
    <message>
        <source>%1 received, %2 s</source>
        <comment>bytes, seconds</comment>
        <translation>已接收 %1，%2 秒</translation>
    </message>
    <message>
        <source>on demand</source>
        <translation>手动</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Other…</source>
        <comment>refresh interval</comment>
        <translation>其他…</translation>
    </message>
    <message>
        <source>&amp;Seconds from the end of one refresh to the next:</source>
        <translation>从一次刷新结束到下一次刷新的秒数(&amp;S)：</translation>
    </message>
    <message>
        <source>ever&amp;y</source>
        <comment>followed by a time</comment>
        <translation>间隔(&amp;Y)</translation>
    </message>
    <message>
        <source>Remember the sessions as they are now, to see later what has changed since (Ctrl+M)</source>
        <translation>记住当前的会话，以便之后查看发生了哪些变化 (Ctrl+M)</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>标记</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::ReportDialog</name>
    <message>
        <source>Report a Problem</source>
        <translation>报告问题</translation>
    </message>
    <message>
        <source>Nothing is sent. Copy this text into a new issue, with what you did, what you saw and what you expected. Names, addresses, ids, keys and paths have been taken out; read it nevertheless before you publish it.</source>
        <translation>程序不会发送任何内容。请将这段文字复制到新的 issue 中，并说明您做了什么、看到了什么、期望什么。名称、地址、ID、密钥和路径已被去除；发布之前仍请通读一遍。</translation>
    </message>
    <message>
        <source>&amp;Where to:</source>
        <translation>提交到(&amp;W)：</translation>
    </message>
    <message>
        <source>&amp;Report:</source>
        <translation>报告内容(&amp;R)：</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::SaveColumnsDialog</name>
    <message>
        <source>Save Columns</source>
        <translation>保存列</translation>
    </message>
    <message>
        <source>Columns:</source>
        <translation>列：</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名称(&amp;N)：</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between titles of columns</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>As it is to stand in the menu of the columns.</source>
        <translation>将显示在列菜单中的名称。</translation>
    </message>
    <message>
        <source>The set that has this name now is replaced.</source>
        <translation>将替换现有的同名组合。</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>替换(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::SaveFilterDialog</name>
    <message>
        <source>Save Filter</source>
        <translation>保存筛选</translation>
    </message>
    <message>
        <source>Filter:</source>
        <translation>筛选：</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名称(&amp;N)：</translation>
    </message>
    <message>
        <source>As it is to stand in the menu beside the filter line.</source>
        <translation>显示在筛选栏旁菜单中的名称。</translation>
    </message>
    <message>
        <source>The filter that has this name now is replaced.</source>
        <translation>将替换现有的同名筛选。</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::SavedFiltersDialog</name>
    <message>
        <source>Saved Filters</source>
        <translation>已存筛选</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>已存筛选</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Rena&amp;me</source>
        <translation>重命名(&amp;M)</translation>
    </message>
    <message>
        <source>Move &amp;Up</source>
        <translation>上移(&amp;U)</translation>
    </message>
    <message>
        <source>Move &amp;Down</source>
        <translation>下移(&amp;D)</translation>
    </message>
    <message>
        <source>Dele&amp;te</source>
        <translation>删除(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>导入…(&amp;I)</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>导出…(&amp;X)</translation>
    </message>
    <message>
        <source>The filter %1 has been deleted.</source>
        <translation>已删除筛选 %1。</translation>
    </message>
    <message>
        <source>Import Saved Filters</source>
        <translation>导入已存筛选</translation>
    </message>
    <message>
        <source>Filters (*.json);;All files (*)</source>
        <translation>筛选 (*.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Export Saved Filters</source>
        <translation>导出已存筛选</translation>
    </message>
    <message>
        <source>All of them are there already.</source>
        <translation>它们都已存在。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln filter(s) imported.</source>
        <translation>
            <numerusform>已导入 %Ln 个筛选。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln filter(s) written.</source>
        <translation>
            <numerusform>已写入 %Ln 个筛选。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is saved yet. Type a filter and choose Save This Filter in the menu beside the line.</source>
        <translation>尚未保存任何筛选。输入筛选条件，然后在筛选栏旁的菜单中选择“保存此筛选”。</translation>
    </message>
    <message>
        <source>F2 renames, Delete deletes; every change is saved at once.</source>
        <translation>F2 重命名，Delete 删除；每次更改都会立即保存。</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::ServerIdsDialog</name>
    <message>
        <source>Client Ids of %1</source>
        <translation>%1 的客户端 ID</translation>
    </message>
    <message numerus="yes">
        <source>The server lists %Ln id(s) for %1. They carry no node: on an instance with several nodes the same id may stand for several sessions.</source>
        <translation>
            <numerusform>服务端为 %1 列出了 %Ln 个 ID。ID 不含节点信息：在多节点实例上，同一 ID 可能对应多个会话。</numerusform>
        </translation>
    </message>
    <message>
        <source>Client ids</source>
        <translation>客户端 ID</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::SessionCopy</name>
    <message numerus="yes">
        <source>%Ln session(s) copied as %1.</source>
        <translation>
            <numerusform>已将 %Ln 个会话复制为 %1。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left out: unknown or no usable address.</source>
        <translation>
            <numerusform>略去 %Ln 个：地址未知或不可用。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) copied.</source>
        <translation>
            <numerusform>已复制 %Ln 个会话。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln source address(es) copied.</source>
        <translation>
            <numerusform>已复制 %Ln 个来源地址。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln CIDR block(s) copied.</source>
        <translation>
            <numerusform>已复制 %Ln 个 CIDR 网段。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln command(s) copied as text; nothing was disconnected.</source>
        <translation>
            <numerusform>已将 %Ln 条命令复制为文本，没有断开任何连接。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing copied: %1 sessions are too many for the clipboard (at most %2); export them to a file.</source>
        <translation>未复制：%1 个会话对剪贴板来说太多（最多 %2 个），请导出到文件。</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::SessionMenu</name>
    <message>
        <source>&amp;Copy Rows</source>
        <translation>复制行(&amp;C)</translation>
    </message>
    <message>
        <source>Copy C&amp;ell</source>
        <translation>复制单元格(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>详情(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Name This Source…</source>
        <translation>命名此来源…(&amp;N)</translation>
    </message>
    <message>
        <source>D&amp;isconnect…</source>
        <translation>断开(&amp;I)…</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::SessionsPane</name>
    <message>
        <source>Asking for the sessions…</source>
        <translation>正在获取会话…</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>正在读取文件…</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>RequestId %1</source>
        <translation>RequestId %1</translation>
    </message>
    <message>
        <source>The sessions could not be read</source>
        <translation>无法获取会话</translation>
    </message>
    <message>
        <source>The file could not be read</source>
        <translation>无法读取文件</translation>
    </message>
    <message>
        <source>Try A&amp;gain</source>
        <translation>重试(&amp;G)</translation>
    </message>
    <message>
        <source>E&amp;dit Connection…</source>
        <translation>编辑连接(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>详情(&amp;D)</translation>
    </message>
    <message>
        <source>Nothing has been read yet</source>
        <translation>尚未获取数据</translation>
    </message>
    <message>
        <source>The first refresh was given up.</source>
        <translation>首次刷新已放弃。</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>刷新(&amp;R)</translation>
    </message>
    <message>
        <source>No sessions</source>
        <translation>没有会话</translation>
    </message>
    <message>
        <source>Nobody is connected to the instance, or its connections are not listed.</source>
        <translation>没有客户端连接该实例，或其连接未被列出。</translation>
    </message>
    <message>
        <source>The file holds an empty list of sessions.</source>
        <translation>文件中的会话列表为空。</translation>
    </message>
    <message>
        <source>No session passes the filter</source>
        <translation>没有符合筛选条件的会话</translation>
    </message>
    <message numerus="yes">
        <source>It hides all %Ln session(s).</source>
        <translation>
            <numerusform>全部 %Ln 个会话均被筛选隐藏。</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Clear Filter</source>
        <translation>清除筛选(&amp;C)</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::SourcesChart</name>
    <message>
        <source>active</source>
        <comment>part of a bar</comment>
        <translation>活跃</translation>
    </message>
    <message>
        <source>idle</source>
        <comment>part of a bar</comment>
        <translation>空闲</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other(s)</source>
        <comment>groups</comment>
        <translation>
            <numerusform>其他 %Ln 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Chart of the groups with the most sessions</source>
        <translation>会话最多的分组的图表</translation>
    </message>
    <message>
        <source>Chart of how long sessions have been idle</source>
        <translation>会话空闲时间的图表</translation>
    </message>
    <message>
        <source>Chart of how old sessions are</source>
        <translation>会话连接时长的图表</translation>
    </message>
    <message>
        <source>%1: %2, %3 active</source>
        <comment>what a bar stands for; numbers of sessions</comment>
        <translation>%1：%2，%3 个活跃</translation>
    </message>
    <message>
        <source>%1
%2 sessions (%3 %), %4 active</source>
        <comment>what a bar stands for; numbers</comment>
        <translation>%1
%2 个会话 (%3 %)，%4 个活跃</translation>
    </message>
    <message>
        <source>Double-click: add it to the filter</source>
        <comment>a bar</comment>
        <translation>双击：加入筛选条件</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::SourcesDock</name>
    <message>
        <source>Sources</source>
        <translation>访问来源</translation>
    </message>
    <message>
        <source>&amp;Ids…</source>
        <translation>ID(&amp;I)…</translation>
    </message>
    <message>
        <source>The client ids that the server lists for this source</source>
        <translation>服务端为该来源列出的客户端 ID</translation>
    </message>
    <message numerus="yes">
        <source>%Ln source(s)</source>
        <translation>
            <numerusform>%Ln 个访问来源</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Only This Source</source>
        <translation>只看此来源(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Ids from the Server…</source>
        <translation>服务端列出的 ID(&amp;I)…</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>What the chart shows</source>
        <translation>图表显示的内容</translation>
    </message>
    <message>
        <source>Largest groups</source>
        <comment>a chart</comment>
        <translation>最大的分组</translation>
    </message>
    <message>
        <source>Idle times</source>
        <comment>a chart</comment>
        <translation>空闲时间</translation>
    </message>
    <message>
        <source>Ages</source>
        <comment>a chart</comment>
        <translation>连接时长</translation>
    </message>
    <message>
        <source>Export the groups or save the chart</source>
        <translation>导出分组或保存图表</translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s)</source>
        <translation>
            <numerusform>%Ln 个分组</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, the first %Ln are listed</source>
        <translation>
            <numerusform>%1，列出前 %Ln 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Sessions by %1</source>
        <comment>names of what they are grouped by</comment>
        <translation>按%1统计的会话</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the keys of groups</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Sessions by idle time</source>
        <translation>按空闲时间统计的会话</translation>
    </message>
    <message>
        <source>Sessions by age</source>
        <translation>按连接时长统计的会话</translation>
    </message>
    <message>
        <source>&amp;Export Groups…</source>
        <translation>导出分组…(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Save Chart…</source>
        <translation>保存图表…(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Name This Source…</source>
        <translation>命名此来源…(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Copy Text</source>
        <translation>复制文本(&amp;C)</translation>
    </message>
    <message>
        <source>Co&amp;llapse All</source>
        <translation>全部折叠(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Only This Group</source>
        <translation>仅此分组(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Only This Session</source>
        <translation>仅此会话(&amp;O)</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::StatusLine</name>
    <message>
        <source>Time of the data as the server gives it. Click for its RequestId.</source>
        <translation>服务端给出的数据时间。点击可查看 RequestId。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s)</source>
        <translation>
            <numerusform>%Ln 个会话</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln session(s)</source>
        <translation>
            <numerusform>%1 / %Ln 个会话</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln active</source>
        <translation>
            <numerusform>%Ln 个活跃</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln source(s)</source>
        <translation>
            <numerusform>%Ln 个来源</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>已选 %Ln 个</numerusform>
        </translation>
    </message>
    <message>
        <source>A session is active while it has been idle for at most %1. The limit can be changed in the preferences.</source>
        <translation>空闲时长不超过 %1的会话视为活跃。该上限可在首选项中修改。</translation>
    </message>
    <message>
        <source>data %1</source>
        <comment>a time</comment>
        <translation>数据 %1</translation>
    </message>
    <message>
        <source>data %1 (%2 old)</source>
        <comment>a time, a duration</comment>
        <translation>数据 %1（%2前）</translation>
    </message>
    <message>
        <source>refreshing…</source>
        <translation>正在刷新…</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>next in %1 (slowed down: the server refuses more requests)</source>
        <translation>%1后刷新（被限流，已放慢）</translation>
    </message>
    <message>
        <source>next in %1</source>
        <comment>refresh</comment>
        <translation>%1后刷新</translation>
    </message>
    <message>
        <source>refreshed on demand</source>
        <translation>手动刷新</translation>
    </message>
    <message>
        <source>The data has no RequestId</source>
        <translation>该数据没有 RequestId</translation>
    </message>
    <message>
        <source>RequestId %1</source>
        <translation>RequestId %1</translation>
    </message>
    <message>
        <source>&amp;Copy RequestId</source>
        <translation>复制 RequestId(&amp;C)</translation>
    </message>
    <message>
        <source>The rows have kept their places while you were at work on them. Click to sort them now.</source>
        <translation>您操作期间各行保持了原位。单击立即重新排序。</translation>
    </message>
    <message>
        <source>since %1:</source>
        <comment>a time, before what has changed</comment>
        <translation>自 %1 起：</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Re-sort (%Ln change(s))</source>
        <translation>
            <numerusform>重新排序（%Ln 处变化）(&amp;R)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln own hidden</source>
        <comment>connections of this program</comment>
        <translation>
            <numerusform>已隐藏本程序的 %Ln 个连接</numerusform>
        </translation>
    </message>
    <message>
        <source>Time of the list by the clock of this computer. Click for the server.</source>
        <translation>取得列表的时间，以本机时钟为准。单击可查看服务器信息。</translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln node(s)</source>
        <comment>version of a server</comment>
        <translation>
            <numerusform>%1，%Ln 个节点</numerusform>
        </translation>
    </message>
    <message>
        <source>Version unknown</source>
        <comment>of a server</comment>
        <translation>版本未知</translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::WelcomePage</name>
    <message>
        <source>Who is connected to your Redis or Tair instance?</source>
        <translation>谁在连接你的 Redis 或 Tair 实例？</translation>
    </message>
    <message>
        <source>Sessionscope shows the live sessions of an instance on Alibaba Cloud: who they are, what they do, and which source holds how many.</source>
        <translation>Sessionscope 实时显示阿里云实例的会话：来自哪里、在做什么，以及各访问来源占用了多少连接。</translation>
    </message>
    <message>
        <source>&amp;Add a connection</source>
        <translation>添加连接(&amp;A)</translation>
    </message>
    <message>
        <source>An instance id and an AccessKey that may read its sessions</source>
        <translation>需要实例 ID 和有权读取其会话的 AccessKey</translation>
    </message>
    <message>
        <source>Open a &amp;saved file</source>
        <translation>打开已保存的文件(&amp;S)</translation>
    </message>
    <message>
        <source>A snapshot, or an answer of GetRedisAllSession saved by another tool</source>
        <translation>快照，或其他工具保存的 GetRedisAllSession 响应</translation>
    </message>
    <message>
        <source>&amp;Try the demo</source>
        <translation>试用演示(&amp;T)</translation>
    </message>
    <message>
        <source>A simulated instance on this computer; nothing leaves it</source>
        <translation>本机上的模拟实例，数据不会离开本机</translation>
    </message>
</context>
<context>
    <name>sessionscope::live::ConnectionProfile</name>
    <message>
        <source>The CA file %1 cannot be read: %2.</source>
        <translation>无法读取 CA 证书文件 %1：%2。</translation>
    </message>
    <message>
        <source>The CA file %1 holds no certificate in PEM form.</source>
        <translation>CA 证书文件 %1 中没有 PEM 格式的证书。</translation>
    </message>
    <message>
        <source>Give the connection a name.</source>
        <translation>请为连接命名。</translation>
    </message>
    <message>
        <source>The name is too long; shorten it.</source>
        <translation>名称过长，请缩短。</translation>
    </message>
    <message>
        <source>Enter the id of the instance.</source>
        <translation>请输入实例 ID。</translation>
    </message>
    <message>
        <source>The refresh interval is off or %1 to %2 seconds.</source>
        <translation>刷新间隔可以关闭，或设为 %1～%2 秒。</translation>
    </message>
    <message>
        <source>Enter the word that marks a production instance.</source>
        <translation>请输入标记生产实例的文字。</translation>
    </message>
    <message>
        <source>The mark is too long; shorten it.</source>
        <translation>标记过长，请缩短。</translation>
    </message>
    <message>
        <source>The colour is written as # and six hexadecimal digits.</source>
        <translation>颜色的格式为 # 加 6 位十六进制数字。</translation>
    </message>
    <message>
        <source>This looks like the id of an instance of %1; the session list is served for Redis and Tair instances alone (r-…, tair-…).</source>
        <translation>这看起来是 %1 实例的 ID；会话列表仅适用于 Redis 和 Tair 实例（r-…、tair-…）。</translation>
    </message>
    <message>
        <source>The file %1 cannot be read: %2.</source>
        <translation>无法读取文件 %1：%2。</translation>
    </message>
    <message>
        <source>The file %1 holds no certificate in PEM form.</source>
        <translation>文件 %1 中没有 PEM 格式的证书。</translation>
    </message>
    <message>
        <source>Enter the host name or address.</source>
        <translation>请输入主机名或地址。</translation>
    </message>
    <message>
        <source>This is no host name and no address.</source>
        <translation>这不是有效的主机名或地址。</translation>
    </message>
    <message>
        <source>A port is 1 to 65535.</source>
        <translation>端口的取值范围为 1～65535。</translation>
    </message>
    <message>
        <source>A database is 0 or more.</source>
        <translation>数据库编号不能小于 0。</translation>
    </message>
    <message>
        <source>This is no host name.</source>
        <translation>这不是有效的主机名。</translation>
    </message>
    <message>
        <source>A key is of use only with its certificate.</source>
        <translation>密钥须与其证书一起使用。</translation>
    </message>
    <message>
        <source>This kind of connection has no such credentials.</source>
        <translation>此类连接不使用这种凭证。</translation>
    </message>
</context>
<context>
    <name>sessionscope::live::CredentialResolver</name>
    <message>
        <source>Nobody can be asked for the credentials of &quot;%1&quot;; use the environment or a profile of the aliyun program.</source>
        <translation>无法询问“%1”的凭证；请使用环境变量或阿里云 CLI 的配置。</translation>
    </message>
    <message>
        <source>The environment variable %1 is not set; it holds the password of &quot;%2&quot;.</source>
        <translation>未设置环境变量 %1；“%2”的密码应取自该变量。</translation>
    </message>
</context>
<context>
    <name>sessionscope::live::DasFetch</name>
    <message>
        <source>The refresh was cancelled.</source>
        <translation>刷新已取消。</translation>
    </message>
</context>
<context>
    <name>sessionscope::live::DisconnectOutcome</name>
    <message>
        <source>Disconnected</source>
        <comment>what became of a session</comment>
        <translation>已断开</translation>
    </message>
    <message>
        <source>Already gone</source>
        <comment>what became of a session</comment>
        <translation>已不存在</translation>
    </message>
    <message>
        <source>Another session now</source>
        <comment>what became of a session</comment>
        <translation>已是另一个会话</translation>
    </message>
    <message>
        <source>Refused</source>
        <comment>what became of a session</comment>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>what became of a session</comment>
        <translation>失败</translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>what became of a session</comment>
        <translation>结果未知</translation>
    </message>
    <message>
        <source>Not tried</source>
        <comment>what became of a session</comment>
        <translation>未执行</translation>
    </message>
</context>
<context>
    <name>sessionscope::live::DisconnectPlan</name>
    <message>
        <source>Of Sessionscope itself: it connects again with the next refresh.</source>
        <translation>Sessionscope 自身的连接：下次刷新时会重新连接。</translation>
    </message>
    <message>
        <source>MONITOR: somebody is watching every command.</source>
        <translation>MONITOR：有人正在监视所有命令。</translation>
    </message>
    <message>
        <source>Replica: it connects again and may copy all data anew.</source>
        <translation>从节点：它会重新连接，并可能重新全量同步数据。</translation>
    </message>
    <message>
        <source>Link to the primary: the replica falls behind until it is back.</source>
        <translation>到主节点的连接：在其恢复之前，从节点的数据会落后。</translation>
    </message>
    <message>
        <source>Nobody says what it is: it may be a replica.</source>
        <translation>类型未知：它可能是从节点。</translation>
    </message>
    <message>
        <source>No id, address or age: it cannot be told from others.</source>
        <translation>缺少 ID、地址或连接时长：无法与其他会话区分。</translation>
    </message>
    <message>
        <source>There is no connection to its node.</source>
        <translation>未连接到其所在的节点。</translation>
    </message>
    <message>
        <source>Another one has its address, and the proxy knows no more.</source>
        <translation>另有会话与其地址相同，而代理只能按地址识别会话。</translation>
    </message>
    <message>
        <source>It stands in the list more than once.</source>
        <translation>它在列表中出现了不止一次。</translation>
    </message>
</context>
<context>
    <name>sessionscope::live::DisconnectWorker</name>
    <message>
        <source>Another session has its address now.</source>
        <translation>其地址现已属于另一个会话。</translation>
    </message>
    <message>
        <source>Its address, its age or what it is has become another.</source>
        <translation>其地址、连接时长或类型已与原先不符。</translation>
    </message>
    <message>
        <source>Another session has the same address now.</source>
        <translation>现在另有会话与其地址相同。</translation>
    </message>
    <message>
        <source>Another server answers at this address than the one that was listed, or it was restarted: read the list again.</source>
        <translation>该地址上应答的不是列表所属的服务器，或者服务器已重启：请重新读取列表。</translation>
    </message>
</context>
<context>
    <name>sessionscope::live::Journal</name>
    <message>
        <source>The journal %1 could not be written: %2.</source>
        <translation>无法写入操作日志 %1：%2。</translation>
    </message>
    <message>
        <source>its folder cannot be written to, or another program has the journal</source>
        <translation>其所在文件夹不可写，或操作日志正被其他程序占用</translation>
    </message>
</context>
<context>
    <name>sessionscope::live::LabelStore</name>
    <message>
        <source>Say which sources are meant.</source>
        <translation>请说明指的是哪些来源。</translation>
    </message>
    <message>
        <source>The pattern is too long.</source>
        <translation>模式过长。</translation>
    </message>
    <message>
        <source>This is no valid address, block or range.</source>
        <translation>这不是有效的地址、网段或范围。</translation>
    </message>
    <message>
        <source>There is an entry for this already; edit that one.</source>
        <translation>已有相应的条目，请编辑该条目。</translation>
    </message>
    <message>
        <source>Give it an alias or a tag.</source>
        <translation>请指定别名或标签。</translation>
    </message>
    <message numerus="yes">
        <source>There would be more than %Ln name(s) for sources.</source>
        <translation>
            <numerusform>来源名称将超过 %Ln 个。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionscope::live::OpenCredentials</name>
    <message>
        <source>No credentials were entered for &quot;%1&quot;; refresh to be asked again.</source>
        <translation>未输入“%1”的凭证；刷新即可再次输入。</translation>
    </message>
</context>
<context>
    <name>sessionscope::live::ProfileStore</name>
    <message>
        <source>The connection is saved already.</source>
        <translation>该连接已经保存。</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <translation>%1（副本）</translation>
    </message>
    <message>
        <source>%1 (copy %2)</source>
        <translation>%1（副本 %2）</translation>
    </message>
    <message>
        <source>The connection is no longer there; another program may have deleted it.</source>
        <translation>该连接已不存在，可能已被其他程序删除。</translation>
    </message>
    <message>
        <source>Give the connection a name.</source>
        <translation>请为连接命名。</translation>
    </message>
    <message>
        <source>There is no saved connection called &quot;%1&quot;.</source>
        <translation>没有名为“%1”的已保存连接。</translation>
    </message>
    <message>
        <source>Several connections are called &quot;%1&quot; but for the case of their letters; write the name exactly.</source>
        <translation>有多个名为“%1”的连接，仅大小写不同；请准确填写名称。</translation>
    </message>
    <message>
        <source>There is a connection called &quot;%1&quot; already; choose another name.</source>
        <translation>已有名为“%1”的连接，请换一个名称。</translation>
    </message>
</context>
<context>
    <name>sessionscope::live::RedisFetch</name>
    <message>
        <source>The cluster does not know the address of this node.</source>
        <translation>集群不知道此节点的地址。</translation>
    </message>
    <message>
        <source>The cluster reports that this node has failed.</source>
        <translation>集群报告此节点已发生故障。</translation>
    </message>
    <message>
        <source>The node is about to join the cluster.</source>
        <translation>此节点即将加入集群。</translation>
    </message>
    <message>
        <source>The nodes have more clients than this program can show.</source>
        <translation>各节点的客户端总数超过了本程序可显示的上限。</translation>
    </message>
    <message>
        <source>There was no answer within the time for a refresh.</source>
        <translation>未能在刷新时限内收到响应。</translation>
    </message>
    <message>
        <source>The refresh was cancelled.</source>
        <translation>刷新已取消。</translation>
    </message>
    <message>
        <source>The cluster does not say which of its nodes has answered: the others are not shown. Allow +cluster|nodes for the user.</source>
        <translation>集群未说明应答的是哪个节点，因此未显示其他节点。请为该用户添加 +cluster|nodes 权限。</translation>
    </message>
    <message>
        <source>The cluster gives it the address of another node.</source>
        <translation>集群给出的地址与另一个节点相同。</translation>
    </message>
</context>
<context>
    <name>sessionscope::live::RedisNodes</name>
    <message>
        <source>The refresh was cancelled.</source>
        <translation>刷新已取消。</translation>
    </message>
</context>
<context>
    <name>sessionscope::live::RedisSource</name>
    <message>
        <source>The refresh was cancelled.</source>
        <translation>刷新已取消。</translation>
    </message>
    <message>
        <source>There are more clients than this program can show.</source>
        <translation>客户端数量超过了本程序可显示的上限。</translation>
    </message>
</context>
<context>
    <name>sessionscope::models::ColorRuleListModel</name>
    <message>
        <source>Name</source>
        <comment>of a colour rule</comment>
        <translation>名称</translation>
    </message>
    <message>
        <source>Sessions that pass</source>
        <translation>符合条件的会话</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
</context>
<context>
    <name>sessionscope::models::ColorRuleStore</name>
    <message>
        <source>MONITOR running</source>
        <translation>正在运行 MONITOR</translation>
    </message>
    <message>
        <source>Large output buffer</source>
        <translation>输出缓冲区过大</translation>
    </message>
    <message>
        <source>Blocked for long</source>
        <translation>长时间阻塞</translation>
    </message>
    <message>
        <source>Idle for an hour</source>
        <translation>空闲超过一小时</translation>
    </message>
    <message>
        <source>Without a name</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>Give the rule a name.</source>
        <translation>请为规则命名。</translation>
    </message>
    <message>
        <source>Say which sessions are to be coloured.</source>
        <translation>请指定要着色的会话。</translation>
    </message>
    <message>
        <source>Choose a colour.</source>
        <translation>请选择颜色。</translation>
    </message>
    <message numerus="yes">
        <source>There are %Ln rule(s) already; delete one first.</source>
        <translation>
            <numerusform>已有 %Ln 条规则；请先删除一条。</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no such rule any more.</source>
        <translation>该规则已不存在。</translation>
    </message>
</context>
<context>
    <name>sessionscope::models::ColumnSetStore</name>
    <message>
        <source>Give the set a name.</source>
        <translation>请为组合命名。</translation>
    </message>
    <message>
        <source>A set of the program has this name.</source>
        <translation>程序自带的组合已使用此名称。</translation>
    </message>
    <message>
        <source>Another set has this name already.</source>
        <translation>另一个组合已使用此名称。</translation>
    </message>
    <message numerus="yes">
        <source>There are %Ln set(s) already; delete one first.</source>
        <translation>
            <numerusform>已有 %Ln 个组合；请先删除一个。</numerusform>
        </translation>
    </message>
    <message>
        <source>The set has no columns.</source>
        <translation>该组合没有任何列。</translation>
    </message>
    <message>
        <source>There is no such set any more.</source>
        <translation>该组合已不存在。</translation>
    </message>
</context>
<context>
    <name>sessionscope::models::ComparisonModel</name>
    <message>
        <source>Only in %1</source>
        <comment>name of a connection</comment>
        <translation>仅在 %1 中</translation>
    </message>
    <message>
        <source>Too new to tell</source>
        <comment>a session</comment>
        <translation>太新，无法判断</translation>
    </message>
    <message>
        <source>In both</source>
        <comment>a session</comment>
        <translation>两侧都有</translation>
    </message>
    <message>
        <source>%1 does not list this session.</source>
        <comment>name of a connection</comment>
        <translation>%1 没有列出此会话。</translation>
    </message>
    <message>
        <source>It is so young that it may have begun after the other list was taken: no difference between the sources.</source>
        <translation>此会话很新，可能是在获取另一个列表之后才建立的，不算两个列表之间的差异。</translation>
    </message>
    <message>
        <source>Both list this session.</source>
        <translation>两个列表中都有此会话。</translation>
    </message>
    <message>
        <source>This list does not have the session.</source>
        <translation>此列表中没有该会话。</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>a column; name of a connection</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Side</source>
        <comment>which list has the session</comment>
        <translation>所在侧</translation>
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
        <translation>%1
实例：%2
服务接入点：%3
%4</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>name of a connection, its state</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <comment>name of a connection, its production word, its state</comment>
        <translation>%1，%2，%3</translation>
    </message>
    <message>
        <source>closed</source>
        <comment>connection</comment>
        <translation>未打开</translation>
    </message>
    <message>
        <source>loading</source>
        <comment>connection</comment>
        <translation>正在加载</translation>
    </message>
    <message>
        <source>open</source>
        <comment>connection</comment>
        <translation>已打开</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>connection</comment>
        <translation>失败</translation>
    </message>
    <message>
        <source>%1
Server: %2
%3</source>
        <comment>name of a connection; its state last</comment>
        <translation>%1
服务器：%2
%3</translation>
    </message>
</context>
<context>
    <name>sessionscope::models::DetailsModel</name>
    <message>
        <source>%1: %2</source>
        <comment>title of a member, its value</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1
%2 (%3): %4</source>
        <comment>raw value; title, API name, meaning of a member</comment>
        <translation>%1
%2（%3）：%4</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Raw value</source>
        <translation>原始值</translation>
    </message>
    <message>
        <source>API name</source>
        <translation>API 字段名</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>含义</translation>
    </message>
</context>
<context>
    <name>sessionscope::models::DisconnectModel</name>
    <message>
        <source>Waiting</source>
        <comment>what has become of a session</comment>
        <translation>等待中</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what has become of a session, why</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>summary of a session, remark</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Why not</source>
        <comment>reason not to disconnect a session</comment>
        <translation>不断开的原因</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between outcomes</comment>
        <translation>，</translation>
    </message>
    <message numerus="yes">
        <source>%Ln not tried</source>
        <comment>sessions</comment>
        <translation>
            <numerusform>%Ln 个未执行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln disconnected</source>
        <comment>sessions</comment>
        <translation>
            <numerusform>%Ln 个已断开</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln already gone</source>
        <comment>sessions</comment>
        <translation>
            <numerusform>%Ln 个已不存在</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln another session now</source>
        <comment>sessions</comment>
        <translation>
            <numerusform>%Ln 个已是另一个会话</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused</source>
        <comment>sessions</comment>
        <translation>
            <numerusform>%Ln 个被拒绝</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <comment>sessions</comment>
        <translation>
            <numerusform>%Ln 个失败</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unknown</source>
        <comment>sessions</comment>
        <translation>
            <numerusform>%Ln 个结果未知</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionscope::models::FindingListModel</name>
    <message>
        <source>Serious</source>
        <comment>severity of a finding</comment>
        <translation>严重</translation>
    </message>
    <message>
        <source>Warning</source>
        <comment>severity of a finding</comment>
        <translation>警告</translation>
    </message>
    <message>
        <source>Note</source>
        <comment>severity of a finding</comment>
        <translation>提示</translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s), near the limit of the instance</source>
        <translation>
            <numerusform>%Ln 个会话，接近实例上限</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln client(s) running MONITOR</source>
        <translation>
            <numerusform>%Ln 个客户端正在执行 MONITOR</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has %2 % of all sessions</source>
        <comment>source, share</comment>
        <translation>%1 占全部会话的 %2 %</translation>
    </message>
    <message>
        <source>%1 opens and closes connections all the time</source>
        <translation>%1 一直在打开和关闭连接</translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) idle inside MULTI</source>
        <translation>
            <numerusform>%Ln 个会话在 MULTI 中空闲</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) with a large output buffer</source>
        <translation>
            <numerusform>%Ln 个会话的输出缓冲区很大</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) with a large input buffer</source>
        <translation>
            <numerusform>%Ln 个会话的输入缓冲区很大</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) idle for long</source>
        <translation>
            <numerusform>%Ln 个会话长时间空闲</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) without a name</source>
        <translation>
            <numerusform>%Ln 个会话没有名称</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) blocked for long</source>
        <translation>
            <numerusform>%Ln 个会话长时间阻塞</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 connections are allowed; from %2 % on it is noted.</source>
        <translation>允许 %1 个连接；达到 %2 % 起会提示。</translation>
    </message>
    <message>
        <source>MONITOR is sent every command and slows the instance down; each one is noted.</source>
        <translation>MONITOR 会收到每条命令并拖慢实例；每个都会提示。</translation>
    </message>
    <message>
        <source>%1 of %2 sessions; more than %3 % is noted.</source>
        <translation>%2 个会话中的 %1 个；超过 %3 % 会提示。</translation>
    </message>
    <message>
        <source>Idle for up to %1; more than %2 in a transaction is noted.</source>
        <translation>最长空闲 %1；事务中空闲超过 %2 会提示。</translation>
    </message>
    <message>
        <source>Up to %1 of Omem; from %2 on it is noted.</source>
        <translation>Omem 最大 %1；达到 %2 起会提示。</translation>
    </message>
    <message>
        <source>Up to %1 of Qbuf; from %2 on it is noted.</source>
        <translation>Qbuf 最大 %1；达到 %2 起会提示。</translation>
    </message>
    <message>
        <source>%1 of %2 sessions have been idle for more than %3, up to %4.</source>
        <translation>%2 个会话中有 %1 个空闲超过 %3，最长 %4。</translation>
    </message>
    <message>
        <source>Waiting for up to %1; more than %2 is noted.</source>
        <translation>最长已等待 %1；超过 %2 会提示。</translation>
    </message>
    <message>
        <source>Looked at: sources with a large part of all sessions, sources whose connections come and go, MONITOR, idle, unnamed and blocked sessions, open transactions, large buffers.</source>
        <translation>检查了：占比很大的来源、连接频繁来去的来源、MONITOR、空闲、未命名和阻塞的会话、打开的事务、大缓冲区。</translation>
    </message>
    <message>
        <source>%1: %2. %3</source>
        <comment>severity of a finding, what, why</comment>
        <translation>%1：%2。%3</translation>
    </message>
    <message>
        <source>%1
Filter: %2</source>
        <comment>why, the filter behind a finding</comment>
        <translation>%1
筛选：%2</translation>
    </message>
    <message>
        <source>%1 sessions came and %2 went within %3; from %4 each on it is noted. The young ones that are still there: %5.</source>
        <translation>%3 内新建 %1 个、断开 %2 个会话；均达到 %4 个时予以提示。其中仍在的新会话：%5。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s), near the limit of %1</source>
        <translation>
            <numerusform>%Ln 个会话，接近 %1 的上限</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 connections are allowed; from %2 % on it is noted. %3 were turned away since the server was started.</source>
        <translation>允许 %1 个连接；达到 %2 % 起会提示。服务器自启动以来已拒绝 %3 个连接。</translation>
    </message>
</context>
<context>
    <name>sessionscope::models::GroupTableModel</name>
    <message>
        <source>%1, differs from the rows</source>
        <comment>the server&apos;s count</comment>
        <translation>%1，与各行不符</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more: press Enter to see all</source>
        <comment>sessions</comment>
        <translation>
            <numerusform>另有 %Ln 个：按回车查看全部</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionscope::models::InstanceListModel</name>
    <message>
        <source>(no name)</source>
        <translation>（未命名）</translation>
    </message>
    <message>
        <source>The service says: %1. Its sessions may not be listed now.</source>
        <comment>status of an instance</comment>
        <translation>服务端返回的状态：%1。目前可能无法列出其会话。</translation>
    </message>
    <message>
        <source>How many connections the instance allows.</source>
        <translation>实例允许的最大连接数。</translation>
    </message>
    <message>
        <source>Name</source>
        <comment>of an instance</comment>
        <translation>名称</translation>
    </message>
    <message>
        <source>Instance ID</source>
        <translation>实例 ID</translation>
    </message>
    <message>
        <source>Kind</source>
        <comment>edition and architecture of an instance</comment>
        <translation>类型</translation>
    </message>
    <message>
        <source>Version</source>
        <comment>of Redis</comment>
        <translation>版本</translation>
    </message>
    <message>
        <source>Status</source>
        <comment>of an instance</comment>
        <translation>状态</translation>
    </message>
    <message>
        <source>Connections</source>
        <comment>how many are allowed</comment>
        <translation>最大连接数</translation>
    </message>
    <message>
        <source>Zone</source>
        <comment>where an instance is</comment>
        <translation>可用区</translation>
    </message>
</context>
<context>
    <name>sessionscope::models::JournalModel</name>
    <message>
        <source>Line %1 is damaged or was cut off</source>
        <extracomment>%1 is the number of a line</extracomment>
        <translation>第 %1 行已损坏或不完整</translation>
    </message>
    <message>
        <source>Line %1 is of a newer version of Sessionscope</source>
        <translation>第 %1 行由 Sessionscope 的更新版本写入</translation>
    </message>
    <message>
        <source>The file cannot be read</source>
        <translation>无法读取该文件</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>what became of a session</comment>
        <translation>结果未知</translation>
    </message>
    <message>
        <source>all</source>
        <comment>all sessions of an instance</comment>
        <translation>全部</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>User</source>
        <comment>of the operating system</comment>
        <translation>用户</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>会话数</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Disconnect sessions</source>
        <translation>断开会话</translation>
    </message>
    <message>
        <source>Disconnect all sessions (DAS)</source>
        <translation>断开所有会话（DAS）</translation>
    </message>
    <message>
        <source>Outcome unknown: its end was not written down</source>
        <translation>结果未知：没有记录操作的结束</translation>
    </message>
    <message>
        <source>File: %1</source>
        <translation>文件：%1</translation>
    </message>
    <message>
        <source>Action: %1</source>
        <translation>操作：%1</translation>
    </message>
    <message>
        <source>Begun: %1</source>
        <translation>开始：%1</translation>
    </message>
    <message>
        <source>Ended: %1</source>
        <translation>结束：%1</translation>
    </message>
    <message>
        <source>User: %1</source>
        <translation>用户：%1</translation>
    </message>
    <message>
        <source>Connection: %1</source>
        <translation>连接：%1</translation>
    </message>
    <message>
        <source>Connection id: %1</source>
        <translation>连接 ID：%1</translation>
    </message>
    <message>
        <source>Instance: %1</source>
        <translation>实例：%1</translation>
    </message>
    <message>
        <source>Command: %1</source>
        <translation>命令：%1</translation>
    </message>
    <message>
        <source>RequestId: %1</source>
        <translation>RequestId：%1</translation>
    </message>
    <message>
        <source>Outcome: %1</source>
        <translation>结果：%1</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>原因：%1</translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln more; the export has them all.</source>
        <translation>
            <numerusform>…另有 %Ln 个；导出文件中包含全部会话。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionscope::models::LabelListModel</name>
    <message>
        <source>Blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>橙色</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>粉色</translation>
    </message>
    <message>
        <source>Olive</source>
        <translation>橄榄色</translation>
    </message>
    <message>
        <source>Sky blue</source>
        <translation>天蓝色</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>紫色</translation>
    </message>
    <message>
        <source>None</source>
        <comment>no colour</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>The source of exactly this address.</source>
        <translation>恰好为此地址的来源。</translation>
    </message>
    <message>
        <source>All sources of this block of addresses.</source>
        <translation>此网段中的所有来源。</translation>
    </message>
    <message>
        <source>All sources from the first address to the last one.</source>
        <translation>从第一个到最后一个地址的所有来源。</translation>
    </message>
    <message>
        <source>All sessions whose client name is this; * stands for any characters.</source>
        <translation>客户端名称为此的所有会话；* 代表任意字符。</translation>
    </message>
    <message>
        <source>Sources</source>
        <comment>address, block, range or name pattern</comment>
        <translation>来源</translation>
    </message>
    <message>
        <source>Alias</source>
        <translation>别名</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
</context>
<context>
    <name>sessionscope::models::SavedFilterStore</name>
    <message>
        <source>A name has 1 to %1 characters.</source>
        <translation>名称须为 1 到 %1 个字符。</translation>
    </message>
    <message>
        <source>Another filter has this name already.</source>
        <translation>另一个筛选条件已使用此名称。</translation>
    </message>
    <message>
        <source>There are %1 saved filters already; delete one first.</source>
        <translation>已有 %1 个已存筛选；请先删除一个。</translation>
    </message>
    <message>
        <source>There is no filter, or it is too long.</source>
        <translation>没有筛选条件，或其过长。</translation>
    </message>
    <message>
        <source>There is no such filter any more.</source>
        <translation>该筛选条件已不存在。</translation>
    </message>
</context>
<context>
    <name>sessionscope::models::SessionTableModel</name>
    <message>
        <source>%1 %2</source>
        <comment>title of a column, value</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>%1
%2 (%3): %4</source>
        <comment>raw value; title, API name, meaning of a column</comment>
        <translation>%1
%2（%3）：%4</translation>
    </message>
    <message>
        <source>%1 (%2)
%3</source>
        <comment>title, API name, meaning of a column</comment>
        <translation>%1（%2）
%3</translation>
    </message>
    <message>
        <source>, doubtful</source>
        <comment>behind a value</comment>
        <translation>，存疑</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what has become of a session; the session</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between what the signs beside a session stand for</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>connection of this program</source>
        <translation>本程序的连接</translation>
    </message>
</context>
<context>
    <name>sessionscope::redis::ClientCommands</name>
    <message>
        <source>The answer to CLIENT KILL cannot be understood: look at the list whether the client is still there.</source>
        <translation>无法理解 CLIENT KILL 的回复：请查看列表，确认该客户端是否还在。</translation>
    </message>
    <message>
        <source>The connection failed before CLIENT KILL was answered: look at the list whether the client is still there.</source>
        <translation>连接在 CLIENT KILL 得到回复之前中断：请查看列表，确认该客户端是否还在。</translation>
    </message>
</context>
<context>
    <name>sessionscope::redis::ClusterTopology</name>
    <message>
        <source>The list of the cluster&apos;s nodes cannot be understood: connect to a single node instead.</source>
        <translation>无法理解集群的节点列表：请改为连接单个节点。</translation>
    </message>
    <message numerus="yes">
        <source>The cluster names more than %Ln node(s): connect to a single node instead.</source>
        <translation>
            <numerusform>集群给出的节点超过 %Ln 个：请改为连接单个节点。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionscope::redis::RedisAddress</name>
    <message>
        <source>&quot;%1&quot; is not the address of a Redis server: write host:port, for example 127.0.0.1:6379.</source>
        <translation>“%1”不是有效的 Redis 服务器地址，请写成 host:port，例如 127.0.0.1:6379。</translation>
    </message>
</context>
<context>
    <name>sessionscope::redis::RedisConnection</name>
    <message>
        <source>The Redis server %1 did not accept the connection in time: check host and port, and whether the port expects TLS.</source>
        <translation>连接 Redis 服务器 %1 超时，请检查主机和端口，以及该端口是否要求 TLS。</translation>
    </message>
    <message>
        <source>The connection is already open.</source>
        <translation>连接已打开。</translation>
    </message>
    <message>
        <source>There is no connection to the Redis server %1.</source>
        <translation>未连接到 Redis 服务器 %1。</translation>
    </message>
    <message>
        <source>The connection was closed.</source>
        <translation>连接已关闭。</translation>
    </message>
    <message>
        <source>The Redis server %1 answers what nobody asked for.</source>
        <translation>Redis 服务器 %1 返回了未请求的响应。</translation>
    </message>
    <message>
        <source>No computer named %1 was found: check the host name.</source>
        <translation>找不到主机 %1，请检查主机名。</translation>
    </message>
    <message>
        <source>No Redis server can be reached at %1: check host and port, and that the server runs.</source>
        <translation>无法连接到 %1 上的 Redis 服务器，请检查主机和端口，并确认服务器正在运行。</translation>
    </message>
    <message>
        <source>%1 expects TLS: switch TLS on for it.</source>
        <translation>%1 要求使用 TLS：请为其启用 TLS。</translation>
    </message>
    <message>
        <source>%1 does not answer in TLS: check that the port expects TLS, else switch TLS off for it.</source>
        <translation>%1 没有以 TLS 应答：请确认该端口使用 TLS，否则请为其关闭 TLS。</translation>
    </message>
    <message>
        <source>The Redis server %1 did not answer in time: check that it is not busy, and the network on the way to it.</source>
        <translation>Redis 服务器 %1 未及时应答：请检查它是否繁忙，以及到它的网络。</translation>
    </message>
    <message>
        <source>%1 has closed the connection at once: check that it is a Redis server, and whether the port expects TLS.</source>
        <translation>%1 立即关闭了连接：请确认它是 Redis 服务器，以及该端口是否要求 TLS。</translation>
    </message>
    <message>
        <source>The Redis server %1 has closed the connection: it was restarted, or somebody has ended the connection. Try again.</source>
        <translation>Redis 服务器 %1 关闭了连接：它已重启，或有人断开了该连接。请重试。</translation>
    </message>
    <message>
        <source>The answer to %1 cannot be understood: check that this is a Redis server, or a proxy that knows the command.</source>
        <translation>无法理解对 %1 的应答：请确认这是 Redis 服务器，或支持该命令的代理。</translation>
    </message>
</context>
<context>
    <name>sessionscope::redis::RedisTls</name>
    <message>
        <source>The certificate of %1 comes from an authority that this computer does not know: name the authority&apos;s certificate as CA file.</source>
        <translation>%1 的证书由本机不认识的机构签发：请将该机构的证书指定为 CA 文件。</translation>
    </message>
    <message>
        <source>The certificate of %1 is made out to another host: check the host, or name the one in the certificate as server name.</source>
        <translation>%1 的证书签发给了其他主机：请检查主机，或将证书中的名称填为服务器名称。</translation>
    </message>
    <message>
        <source>The certificate of %1 has expired: check this computer&apos;s clock, else have the certificate renewed.</source>
        <translation>%1 的证书已过期：请检查本机时钟，否则请更新证书。</translation>
    </message>
    <message>
        <source>The certificate of %1 is not valid yet: check this computer&apos;s clock.</source>
        <translation>%1 的证书尚未生效：请检查本机时钟。</translation>
    </message>
    <message>
        <source>The certificate of %1 is not accepted (%2): have it replaced.</source>
        <translation>不接受 %1 的证书（%2）：请更换证书。</translation>
    </message>
    <message>
        <source>%1 does not accept the client certificate: check that its authority is the one the server trusts, and that it has not expired.</source>
        <translation>%1 不接受客户端证书：请确认其签发机构受服务器信任，且证书未过期。</translation>
    </message>
    <message>
        <source>%1 asks for a client certificate: name the files with the certificate and its key.</source>
        <translation>%1 要求客户端证书：请指定证书文件及其密钥文件。</translation>
    </message>
    <message>
        <source>This computer has no library for TLS that the program can use: install OpenSSL.</source>
        <translation>本机没有程序可用的 TLS 库：请安装 OpenSSL。</translation>
    </message>
    <message>
        <source>There is a key file but no client certificate: name the file with the certificate too.</source>
        <translation>只有密钥文件而没有客户端证书：请同时指定证书文件。</translation>
    </message>
    <message>
        <source>The client certificate and its key do not belong together: check both files.</source>
        <translation>客户端证书与密钥不匹配：请检查这两个文件。</translation>
    </message>
    <message>
        <source>%1 offers no TLS that is safe (1.2 or newer is needed): have a newer one switched on at the server.</source>
        <translation>%1 不提供安全的 TLS（需要 1.2 或更高版本）：请在服务器上启用更高版本。</translation>
    </message>
    <message>
        <source>%1 has closed the encrypted connection at once: if it asks for client certificates, name the files with the certificate and its key.</source>
        <translation>%1 立即关闭了加密连接：如果它要求客户端证书，请指定证书文件及其密钥文件。</translation>
    </message>
    <message>
        <source>%1 refuses the encrypted connection: if it asks for client certificates, name the files with the certificate and its key.</source>
        <translation>%1 拒绝了加密连接：如果它要求客户端证书，请指定证书文件及其密钥文件。</translation>
    </message>
    <message>
        <source>No encrypted connection to %1 could be agreed: check that the port expects TLS, else switch TLS off for it.</source>
        <translation>无法与 %1 建立加密连接：请确认该端口使用 TLS，否则请为其关闭 TLS。</translation>
    </message>
</context>
<context>
    <name>sessionscope::redis::RedisUrl</name>
    <message>
        <source>This is no URL of a Redis server: write redis://user:password@host:port/db, with rediss for TLS, and percent-encode what is no letter or digit in user and password.</source>
        <translation>这不是 Redis 服务器的 URL：请写成 redis://user:password@host:port/db，使用 TLS 时为 rediss，用户名和密码中的非字母数字字符须进行百分号编码。</translation>
    </message>
    <message>
        <source>Unix sockets are not supported: name host and port on which the Redis server listens.</source>
        <translation>不支持 Unix 套接字：请填写 Redis 服务器监听的主机和端口。</translation>
    </message>
    <message>
        <source>The URL has parameters behind a ? or #, which are not understood: leave them out, and percent-encode these signs in a password.</source>
        <translation>URL 在 ? 或 # 之后带有无法识别的参数：请去掉；密码中的这些字符须进行百分号编码。</translation>
    </message>
</context>
<context>
    <name>sessionscope::redis::Refusal</name>
    <message>
        <source>The Redis user may not do this: let the administrator of %1 allow the commands CLIENT and INFO.</source>
        <translation>该 Redis 用户无权执行此操作：请让 %1 的管理员允许 CLIENT 和 INFO 命令。</translation>
    </message>
    <message>
        <source>The Redis user may not run %1: let the administrator of %2 add the rule %3 to it (ACL SETUSER).</source>
        <translation>该 Redis 用户无权执行 %1：请让 %2 的管理员为其添加规则 %3（ACL SETUSER）。</translation>
    </message>
    <message>
        <source>The Redis server %1 has no password: leave the password empty, or name the user it belongs to.</source>
        <translation>Redis 服务器 %1 没有设置密码：请将密码留空，或填写密码所属的用户。</translation>
    </message>
    <message>
        <source>The Redis server %1 does not accept the password: check it.</source>
        <translation>Redis 服务器 %1 不接受该密码：请检查。</translation>
    </message>
    <message>
        <source>The Redis server %1 knows no users (it is older than 6): leave the user empty.</source>
        <translation>Redis 服务器 %1 不支持用户（版本低于 6）：请将用户留空。</translation>
    </message>
    <message>
        <source>The Redis server %1 does not accept user name and password: check both, and that the user is switched on.</source>
        <translation>Redis 服务器 %1 不接受用户名和密码：请检查两者，并确认该用户已启用。</translation>
    </message>
    <message>
        <source>The Redis server %1 asks for a password: enter it, and the user if it is not the default one.</source>
        <translation>Redis 服务器 %1 要求密码：请输入密码；如果不是默认用户，还请填写用户。</translation>
    </message>
    <message>
        <source>The Redis server %1 has no room for another connection: all that maxclients allows are in use. End some, or have it raised.</source>
        <translation>Redis 服务器 %1 已无法再接受连接：maxclients 允许的连接已全部占用。请断开一些连接，或调高该值。</translation>
    </message>
    <message>
        <source>The Redis server %1 is in protected mode, which admits only its own computer: have a password set at the server.</source>
        <translation>Redis 服务器 %1 处于保护模式，只允许本机连接：请在服务器上设置密码。</translation>
    </message>
    <message>
        <source>The Redis server %1 is busy with a script: try again later.</source>
        <translation>Redis 服务器 %1 正忙于执行脚本：请稍后重试。</translation>
    </message>
    <message>
        <source>The Redis server %1 is still loading its data: try again later.</source>
        <translation>Redis 服务器 %1 仍在加载数据：请稍后重试。</translation>
    </message>
    <message>
        <source>The Redis server %1 refuses: %2</source>
        <translation>Redis 服务器 %1 拒绝：%2</translation>
    </message>
</context>
<context>
    <name>sessionscope::redis::RespReader</name>
    <message numerus="yes">
        <source>The answer of the Redis server is larger than %n byte(s), the most that is read.</source>
        <translation>
            <numerusform>Redis 服务器的响应超过读取上限 %n 字节。</numerusform>
        </translation>
    </message>
    <message>
        <source>The server does not answer like Redis: check host and port, and whether the port expects TLS.</source>
        <translation>该服务器的响应不符合 Redis 协议，请检查主机和端口，以及该端口是否要求 TLS。</translation>
    </message>
</context>
<context>
    <name>sessionscope::tls::PemFiles</name>
    <message>
        <source>The CA file %1 cannot be read: check its name and its permissions.</source>
        <translation>无法读取 CA 文件 %1：请检查文件名和权限。</translation>
    </message>
    <message>
        <source>The CA file %1 holds no certificate in PEM form: choose another file.</source>
        <translation>CA 文件 %1 中没有 PEM 格式的证书：请选择其他文件。</translation>
    </message>
    <message>
        <source>The client certificate file %1 cannot be read: check its name and its permissions.</source>
        <translation>无法读取客户端证书文件 %1：请检查文件名和权限。</translation>
    </message>
    <message>
        <source>The client certificate file %1 holds no certificate in PEM form: choose another file.</source>
        <translation>客户端证书文件 %1 中没有 PEM 格式的证书：请选择其他文件。</translation>
    </message>
    <message>
        <source>The key file %1 cannot be read: check its name and its permissions.</source>
        <translation>无法读取密钥文件 %1：请检查文件名和权限。</translation>
    </message>
    <message>
        <source>The key in %1 is protected by a passphrase: choose a key file without one (openssl pkey writes it) that only you can read.</source>
        <translation>%1 中的密钥受口令保护：请选择不带口令的密钥文件（可用 openssl pkey 生成），并确保只有您可以读取。</translation>
    </message>
    <message>
        <source>The key file %1 holds no private key in PEM form (RSA or EC): choose another file.</source>
        <translation>密钥文件 %1 中没有 PEM 格式的私钥（RSA 或 EC）：请选择其他文件。</translation>
    </message>
</context>
</TS>
