# frozen_string_literal: true

# Serves a Ruby handler over HTTP: the part of `bootstrap.rb` for clouds that send requests to a port.
#
# A port in FUNCTIONS_CUSTOMHANDLER_PORT is that of an Azure custom handler, one in PORT that of a container
# on Cloud Run and its like. Several connections may be open; one request is answered at a time.
require_relative 'function_url'

module HTTPHost
  MOST_HEAD = 1 << 16
  MOST_BODY = 32 << 20 # As much as Cloud Run lets through.
  ALLOWED_MS = 300_000 # Nobody tells a deadline: as long as Cloud Run waits unless told otherwise.
  ONE_AT_A_TIME = Mutex.new

  # What is wrong with a request, and the status that says so.
  class Refusal < StandardError
    attr_reader :status

    def initialize(status, reason)
      super(reason)
      @status = status
    end
  end

  # One request, all of it.
  class Request
    attr_reader :method, :path, :query, :headers, :body

    def initialize(socket)
      @socket = socket
      first, *others = head
      @method, target, @version, *more = first.split(' ', -1)
      raise Refusal.new(400, 'the first line is not that of a request') if @version.nil? || !more.empty?

      @path, @query = target.split('?', 2)
      @query ||= ''
      @headers = fields(others)
      socket.write("HTTP/1.1 100 Continue\r\n\r\n") if wishes('expect', '100-continue')
      @body = content
    end

    def keeps_alive? = @version == 'HTTP/1.1' && !wishes('connection', 'close')

    private

    def wishes(name, value) = @headers.fetch(name, '').downcase.include?(value)

    def line(most)
      line = @socket.gets("\n", most + 1) || raise(EOFError)
      raise Refusal.new(431, 'the head of the request is too long') if line.bytesize > most

      line.force_encoding('ISO-8859-1').encode('UTF-8').chomp
    end

    def head
      lines = []
      left = MOST_HEAD
      loop do
        line = line(left)
        left -= line.size + 2
        return lines if line.empty? && !lines.empty?

        lines << line unless line.empty?
      end
    end

    def fields(lines)
      lines.each_with_object({}) do |line, fields|
        name, value = line.split(':', 2)
        raise Refusal.new(400, 'a header field has no colon') if value.nil?

        name = name.downcase
        fields[name] = fields.key?(name) ? "#{fields[name]},#{value.strip}" : value.strip
      end
    end

    def content
      coding = headers['transfer-encoding']
      return take(size(headers.fetch('content-length', '0'), 10)) if coding.nil?
      return pieces if coding.downcase == 'chunked' && !headers.key?('content-length')

      raise Refusal.new(400, 'nothing says clearly where the body ends')
    end

    def pieces
      body = String.new
      while (count = size(line(MOST_HEAD).split(';').first.to_s.strip, 16, body.bytesize)).positive?
        body << take(count)
        raise Refusal.new(400, 'a piece of the body is longer than it says') unless line(MOST_HEAD).empty?
      end
      # Fields behind the body say nothing that we need.
      nil until line(MOST_HEAD).empty?
      body
    end

    def take(count)
      data = @socket.read(count) || ''
      data.bytesize == count ? data : raise(EOFError)
    end

    def size(text, base, already = 0)
      digits = base == 10 ? /\A\d+\z/ : /\A\h+\z/
      raise Refusal.new(400, 'a size in the request is not a number') unless digits.match?(text)
      return text.to_i(base) unless text.size > 16 || already + text.to_i(base) > MOST_BODY

      raise Refusal.new(413, "the body has more than #{MOST_BODY} bytes")
    end
  end

  # A handler, and how it is asked.
  class Server
    def initialize(handler, answers_probes)
      @handler = handler
      @answers_probes = answers_probes
    end

    def converse(socket)
      keeps_alive = true
      while keeps_alive
        request = Request.new(socket)
        keeps_alive = request.keeps_alive?
        tell(socket, *answer(request), keeps_alive, request.method != 'HEAD')
      end
    rescue Refusal => e
      tell(socket, e.status, [['content-type', 'text/plain']], e.message, false, true)
    end

    private

    def tell(socket, status, fields, body, keeps_alive, with_body)
      lines = ["HTTP/1.1 #{status} ", "content-length: #{body.bytesize}"]
      lines += fields.map { |name, value| "#{name}: #{value}" }
      lines << 'connection: close' unless keeps_alive
      socket.write("#{lines.join("\r\n")}\r\n\r\n".b + (with_body ? body.b : ''))
    end

    def answer(request)
      # Azure's host asks for "/" until somebody answers; the function is at another path.
      return [200, [], ''] if @answers_probes && request.path == '/'

      ONE_AT_A_TIME.synchronize { called(request) }
    end

    def called(request)
      identifier = Random.urandom(16).unpack1('H*')
      now = Process.clock_gettime(Process::CLOCK_REALTIME, :millisecond)
      context = Context.new(
        'lambda-runtime-aws-request-id' => identifier,
        'lambda-runtime-invoked-function-arn' => '',
        'lambda-runtime-deadline-ms' => (now + ALLOWED_MS).to_s
      )
      event = FunctionURL.event_of(request, identifier)
      FunctionURL.answer_of(@handler.call(event: event, context: context))
    rescue StandardError, ScriptError => e
      [500, [['content-type', 'application/json']], described(e)]
    end
  end

  # Where to listen, and whether it is Azure's host that asks.
  def self.place
    azure, other = ENV.values_at('FUNCTIONS_CUSTOMHANDLER_PORT', 'PORT')
    return ['127.0.0.1', azure, true] if azure
    return ['0.0.0.0', other, false] if other

    abort 'none of AWS_LAMBDA_RUNTIME_API, FUNCTIONS_CUSTOMHANDLER_PORT and PORT is set'
  end

  def self.serve
    host, port, answers_probes = place
    server = Server.new(load_handler, answers_probes)
    listener = TCPServer.new(host, port)
    listener.listen(128)
    loop { Thread.new(listener.accept) { |socket| converse(server, socket) } }
  end

  def self.converse(server, socket)
    socket.setsockopt(Socket::IPPROTO_TCP, Socket::TCP_NODELAY, 1)
    socket.sync = true
    server.converse(socket)
  rescue EOFError, SystemCallError, IOError
    # Who asked is gone.
  ensure
    socket.close
  end
end
