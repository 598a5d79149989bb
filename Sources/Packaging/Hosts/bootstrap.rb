# frozen_string_literal: true

# Hosts a Ruby handler behind the AWS Lambda Runtime API, or as an HTTP server where there is none.
#
# Started as `ruby bootstrap.rb`; speaks HTTP over a plain socket, because loading net/http would be
# most of a cold start.
require 'socket'
require 'json'

API = '/2018-06-01/runtime/'

# What a handler may know about its invocation.
class Context
  attr_reader :aws_request_id, :invoked_function_arn, :deadline_ms

  def initialize(headers)
    @aws_request_id = headers['lambda-runtime-aws-request-id']
    @invoked_function_arn = headers['lambda-runtime-invoked-function-arn']
    @deadline_ms = Integer(headers['lambda-runtime-deadline-ms'])
  end

  def function_name = ENV['AWS_LAMBDA_FUNCTION_NAME']
  def function_version = ENV['AWS_LAMBDA_FUNCTION_VERSION']
  def memory_limit_in_mb = ENV['AWS_LAMBDA_FUNCTION_MEMORY_SIZE']
  def log_group_name = ENV['AWS_LAMBDA_LOG_GROUP_NAME']
  def log_stream_name = ENV['AWS_LAMBDA_LOG_STREAM_NAME']

  def get_remaining_time_in_millis
    [0, deadline_ms - Process.clock_gettime(Process::CLOCK_REALTIME, :millisecond)].max
  end
end

# One kept connection; every request is one write.
class Connection
  def initialize(address)
    @host, port = address.split(':')
    @socket = TCPSocket.new(@host, port)
    @socket.setsockopt(Socket::IPPROTO_TCP, Socket::TCP_NODELAY, 1)
    @socket.sync = true
  end

  def call(method, path, body = '')
    head = "#{method} #{API}#{path} HTTP/1.1\r\nHost: #{@host}\r\nContent-Length: #{body.bytesize}\r\n\r\n"
    @socket.write(head.b + body.b)
    line
    headers = {}
    until (field = line).empty?
      name, value = field.split(':', 2)
      headers[name.downcase] = value.strip
    end
    [headers, @socket.read(Integer(headers['content-length'] || '0', 10)).force_encoding('UTF-8')]
  rescue SystemCallError
    exit # The host is gone, and so are we.
  end

  private

  def line
    (@socket.gets("\r\n") || exit).chomp("\r\n")
  end
end

def described(error)
  warn(error.full_message(highlight: false))
  JSON.generate(errorMessage: error.message, errorType: error.class.name, stackTrace: error.backtrace || [])
end

# A handler is `file.method` or `file.Module::Class.method`.
def load_handler
  file, *owner, name = ENV.fetch('_HANDLER', 'handler.handler').split('.')
  require File.join(ENV.fetch('LAMBDA_TASK_ROOT') { Dir.pwd }, file)
  owner.empty? ? TOPLEVEL_BINDING.receiver.method(name) : Object.const_get(owner.join('::')).method(name)
end

def serve_runtime_api(api)
  begin
    handler = load_handler
  rescue ScriptError, StandardError => e
    api.call('POST', 'init/error', described(e))
    exit 1
  end
  loop { serve_next(api, handler) }
end

def serve_next(api, handler)
  headers, event = api.call('GET', 'invocation/next')
  invocation = "invocation/#{headers['lambda-runtime-aws-request-id']}"
  begin
    answer = JSON.generate(handler.call(event: JSON.parse(event), context: Context.new(headers)))
  rescue StandardError => e
    api.call('POST', "#{invocation}/error", described(e))
  else
    api.call('POST', "#{invocation}/response", answer)
  end
end

if ENV['AWS_LAMBDA_RUNTIME_API']
  serve_runtime_api(Connection.new(ENV['AWS_LAMBDA_RUNTIME_API']))
else
  require_relative 'bootstrap_http' # Not above: who does not need it shall not wait for it.
  HTTPHost.serve
end
